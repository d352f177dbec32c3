"""How much of what customers do does a division foretell?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE
from custseg.validation.measures.share_interval import Z_95

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Vector


@dataclass(frozen=True, kw_only=True)
class Explained:
    """Share of a variance, with its 95 % interval; below 0 where the overall mean foretells better."""

    r2: float
    low: float
    high: float


def explained(groups: Labels, outcome: Vector, *, fold_of: NDArray[np.intp]) -> Explained:
    """Foretell each customer by the mean of its group among the customers of other folds.

    1 - SSE / SST, where SSE is measured around the group's mean and SST around the overall mean, both of the other folds, and
    summed over all folds. A customer in noise, or in a group that the other folds lack, is foretold by the overall mean.
    The interval is that of a ratio of two sums over customers (Cochran 1977, section 2.11); the bootstrap over customers
    comes to the same.

    Parameters
    ----------
    groups
        int32 (n,): groups from 0 on, or NOISE.
    outcome
        float64 (n,), finite, not all equal.
    fold_of
        (n,): the fold of each customer.

    Examples
    --------
    >>> groups = np.tile(np.array([0, 1], dtype=np.int32), 20)
    >>> explained(groups, groups * 3.0, fold_of=np.arange(40) // 10).r2
    1.0
    """
    errors, totals = np.empty(len(groups)), np.empty(len(groups))
    for fold in np.unique(fold_of):
        held, kept = fold_of == fold, fold_of != fold
        overall = outcome[kept].mean()
        means = _means(groups[kept], outcome[kept], n_groups=int(groups.max(initial=NOISE)) + 1)
        errors[held] = (outcome[held] - means[groups[held]]) ** 2
        totals[held] = (outcome[held] - overall) ** 2
    ratio = errors.sum() / totals.sum()
    n = len(groups)
    spread = np.sqrt(((errors - ratio * totals) ** 2).sum() * n / (n - 1)) / totals.sum()
    r2, reach = float(1 - ratio), float(Z_95 * spread)
    return Explained(r2=r2, low=r2 - reach, high=r2 + reach)


def _means(groups: Labels, outcome: Vector, *, n_groups: int) -> Vector:
    """Return the mean of each group, the overall mean where it is empty and, last, for noise (-1)."""
    placed = groups != NOISE
    counts = np.bincount(groups[placed], minlength=n_groups)
    sums = np.bincount(groups[placed], weights=outcome[placed], minlength=n_groups)
    means = np.full(n_groups + 1, outcome.mean())
    np.divide(sums, counts, out=means[:-1], where=counts > 0)
    return means
