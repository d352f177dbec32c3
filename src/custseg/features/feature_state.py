"""What do features need to know that no customer's own lines tell?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.features.lapse_model import LapseModel
    from custseg.features.value_model import ValueModel


@dataclass(frozen=True, kw_only=True)
class FeatureState:
    """State that is fitted once, stored with the segmentation, and used again for every later customer.

    Parameters
    ----------
    categories, channels
        Values of these columns that get a share of spend each.
    lapse
        Of purchase rates and leaving; None where not asked.
    value
        Of the money per order; None where not asked.

    Examples
    --------
    >>> FeatureState(categories=("GROCERY",)).lapse is None
    True
    """

    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    lapse: LapseModel | None = None
    value: ValueModel | None = None
