"""What does a framework learn?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.rules import Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class LearnedFramework:
    """A rule over raw columns, what its segments are called, and what else is worth saying.

    Parameters
    ----------
    rule
        Places a customer.
    names
        Of the rule's clusters, in their order; empty where nobody has named them.
    notes
        Sentences about the customers it was learned from, each with its figures, such as the 80/20 check.

    Examples
    --------
    >>> import numpy as np
    >>> from custseg.frameworks import ValueTiers
    >>> tiers = ValueTiers(column="spend", names=("Large", "Small"), cuts=(50,))
    >>> learned = tiers.fit(np.arange(80.0)[:, None])
    >>> learned.names[learned.rule.label(np.array([[60.0]]))[0]]
    'Large'
    """

    rule: Rule
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
