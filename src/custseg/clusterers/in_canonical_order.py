"""How does a fitted rule get its clusters' final numbers?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from custseg.rules import canonical_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.rules import Labels, Matrix, Rule

    _Rule = TypeVar("_Rule", bound=Rule)

# Rows between two clusters go to the lower number, so new numbers may move them and change the order again. Two clusters are in order
# after one change; more of them could go round in a ring, which nobody has seen.
_MAX_CHANGES = 10


def in_canonical_order(
    rule: _Rule, X: Matrix, prototypes_of: Callable[[_Rule], Matrix]
) -> tuple[_Rule, Labels, Labels]:
    """Return the rule with its largest cluster first, what it says of the rows, and the order it was given.

    Parameters
    ----------
    rule
        As it was learned.
    X
        float64 (n, d): the training rows.
    prototypes_of
        Returns the matrix (k, ...) that orders clusters of one size.

    Returns
    -------
    rule, labels, order
        The cluster that was order[i] is now called i; labels int32 (n,), order int32 (k,).
    """
    labels = rule.label(X)
    order = np.arange(rule.n_clusters, dtype=np.int32)
    for _ in range(_MAX_CHANGES):
        change = canonical_order(labels, prototypes_of(rule))
        if (np.diff(change) == 1).all():
            break
        rule, order = rule.renumbered(change), order[change]
        labels = rule.label(X)
    return rule, labels, order
