"""How much of what customers do does a division foretell?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE
from custseg.validation.measures.share_interval import Z_95

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector


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
    n_groups = int(groups.max(initial=NOISE)) - NOISE + 1
    cells = fold_of * n_groups + (groups - NOISE)
    off = outcome - outcome.mean()  # so that sums without a fold lose no digits
    means, overall = _means_of_other_folds(cells, off, shape=(int(fold_of.max()) + 1, n_groups))
    errors = (off - means.ravel()[cells]) ** 2
    totals = (off - overall[fold_of]) ** 2
    ratio = errors.sum() / totals.sum()
    n = len(groups)
    spread = np.sqrt(((errors - ratio * totals) ** 2).sum() * n / (n - 1)) / totals.sum()
    r2, reach = float(1 - ratio), float(Z_95 * spread)
    return Explained(r2=r2, low=r2 - reach, high=r2 + reach)


def _means_of_other_folds(
    cells: NDArray[np.intp], off: Vector, *, shape: tuple[int, int]
) -> tuple[Matrix, Vector]:
    """Return for each fold (rows) the mean of each group in the others, and of all; noise, the first, has the latter."""
    size = shape[0] * shape[1]
    in_fold = np.bincount(cells, minlength=size).reshape(shape)
    sums_in_fold = np.bincount(cells, weights=off, minlength=size).reshape(shape)
    counts, sums = in_fold.sum(axis=0) - in_fold, sums_in_fold.sum(axis=0) - sums_in_fold
    overall = sums.sum(axis=1) / counts.sum(axis=1)
    means = np.repeat(overall[:, None], shape[1], axis=1)
    np.divide(sums, counts, out=means, where=(counts > 0) & (np.arange(shape[1]) > 0))
    return means, overall
