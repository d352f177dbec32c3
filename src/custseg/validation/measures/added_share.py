"""How much more does a division foretell, beside another one?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE
from custseg.validation.measures.share_interval import Z_95

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

# A column of counts that is a sum of others leaves rounding errors, far below this part of the largest.
_RANK_LIMIT = 1e-10


@dataclass(frozen=True, kw_only=True)
class AddedShare:
    """What a division adds to the share of a variance that another one explains, with its 95 % interval."""

    gain: float
    low: float
    high: float


def added_share(
    groups: Labels, known: Labels, outcome: Vector, *, fold_of: NDArray[np.intp]
) -> AddedShare:
    """Foretell each customer by the known division with and without the groups, from the customers of other folds.

    With them: least squares on the indicators of both divisions, an effect for each group and one for each known group, added
    up. (SSE without - SSE with) / SST, summed over all folds. A customer in noise, or in a group that the other folds lack, is
    foretold by the known division alone; one without a known group by its group alone; one without both by the overall mean.
    The interval is that of a ratio of two sums over customers, whose errors are paired (Cochran 1977, section 2.11).

    Parameters
    ----------
    groups, known
        int32 (n,): from 0 on, or NOISE.
    outcome
        float64 (n,), finite, not all equal.
    fold_of
        (n,): the fold of each customer.

    Examples
    --------
    >>> known = np.tile(np.array([0, 0, 1, 1], dtype=np.int32), 10)
    >>> groups = np.tile(np.array([0, 1, 0, 1], dtype=np.int32), 10)
    >>> fold_of = np.arange(40) // 8
    >>> round(added_share(groups, known, known * 3.0 + groups, fold_of=fold_of).gain, 6)
    0.1
    """
    shape = (int(groups.max(initial=NOISE)) + 2, int(known.max(initial=NOISE)) + 2)
    cells = (groups.astype(np.int64) - NOISE) * shape[1] + (known - NOISE)
    cells += fold_of * (shape[0] * shape[1])
    off = outcome - outcome.mean()  # so that sums without a fold lose no digits
    in_fold, sums_in_fold = _tables(cells, off, shape=(int(fold_of.max()) + 1, *shape))
    counts, sums = in_fold.sum(axis=0) - in_fold, sums_in_fold.sum(axis=0) - sums_in_fold
    overall = sums.sum(axis=(1, 2)) / counts.sum(axis=(1, 2))
    above = sums - counts * overall[:, None, None]
    foretold = [_foretold(*tables) for tables in zip(counts, above, strict=True)]
    alone, both = (np.stack(tables).ravel()[cells] for tables in zip(*foretold, strict=True))
    truth = off - overall[fold_of]
    gains, totals = (truth - alone) ** 2 - (truth - both) ** 2, truth**2
    gain, n = gains.sum() / totals.sum(), len(groups)
    spread = np.sqrt(((gains - gain * totals) ** 2).sum() * n / (n - 1)) / totals.sum()
    reach = float(Z_95 * spread)
    return AddedShare(gain=float(gain), low=float(gain) - reach, high=float(gain) + reach)


def _tables(
    cells: NDArray[np.int64], off: Vector, *, shape: tuple[int, int, int]
) -> tuple[Matrix, Matrix]:
    """Count and add up by fold, group and known group, noise first."""
    size = int(np.prod(shape))
    counts = np.bincount(cells, minlength=size).astype(np.float64)
    sums = np.bincount(cells, weights=off, minlength=size).astype(np.float64)
    return counts.reshape(shape), sums.reshape(shape)


def _foretold(counts: Matrix, sums: Matrix) -> tuple[Matrix, Matrix]:
    """Return what the known group says of each cell, and what both say; above the overall mean."""
    own, alone = np.zeros((2, *counts.shape))
    own[1:] = _means(counts, sums, axis=1)[1:, None]
    alone[:, 1:] = _means(counts, sums, axis=0)[1:]
    placed = np.ix_(*(np.flatnonzero(counts.sum(axis=axis)[1:]) + 1 for axis in (1, 0)))
    both = np.where(counts.sum(axis=0) > 0, alone, own)
    both[:, 0] = own[:, 0]
    both[placed] = _additive(counts[placed], sums[placed])
    return alone, both


def _means(counts: Matrix, sums: Matrix, *, axis: int) -> Vector:
    n, total = counts.sum(axis=axis), sums.sum(axis=axis)
    means: Vector = np.divide(total, n, out=np.zeros(len(n)), where=n > 0)
    return means


def _additive(counts: Matrix, sums: Matrix) -> Matrix:
    """Solve the normal equations of one effect per row and one per column."""
    n_rows = len(counts)
    gram = np.diag(np.concatenate([counts.sum(axis=1), counts.sum(axis=0)]))
    gram[:n_rows, n_rows:] = counts
    gram[n_rows:, :n_rows] = counts.T
    right = np.concatenate([sums.sum(axis=1), sums.sum(axis=0)])
    effects: Vector = np.linalg.lstsq(gram, right, rcond=_RANK_LIMIT)[0]
    rows, columns = effects[:n_rows], effects[n_rows:]
    return np.add.outer(rows, columns)
