"""Where is a column best cut into a few bands that tell the segments apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Matrix

_ENOUGH = 0.95


def telling_cuts(counts: NDArray[np.int64], *, max_bands: int) -> tuple[int, ...]:
    """Return the bins at which new bands begin, so that the bands tell most about the segments.

    Of all ways to join neighbouring bins into bands, the one with the greatest mutual information of band and segment, found by
    dynamic programming (Elomaa and Rousu 1999), with the fewest bands that carry 95 % of what `max_bands` do.

    Parameters
    ----------
    counts
        int64 (n_bins, n_segments): customers of each segment in each bin, n_bins >= 1.
    max_bands
        At least 1.

    Returns
    -------
    tuple
        Ascending, without 0; empty where one band tells as much.

    Examples
    --------
    >>> telling_cuts(np.array([[9, 0], [8, 0], [0, 7], [0, 9]]), max_bands=4)
    (2,)
    """
    within = _information(counts)
    # best[m][j]: what the first j bins tell in m + 1 bands; came[m][j]: where the last of them begins.
    best, came = [within[0]], [np.zeros(len(within), dtype=np.intp)]
    for _ in range(1, min(max_bands, len(counts))):
        found = best[-1][:, None] + within
        came.append(found.argmax(axis=0))
        best.append(found.max(axis=0))
    told = np.array([row[-1] for row in best]) - within[0, -1]
    n_bands = int(np.argmax(told >= _ENOUGH * told.max() - 1e-9)) + 1
    cuts, end = [], len(counts)
    for earlier in range(n_bands - 1, 0, -1):
        end = int(came[earlier][end])
        cuts.append(end)
    return tuple(reversed(cuts))


def _information(counts: NDArray[np.int64]) -> Matrix:
    """Return sum c log(c / C) over the segments of bins i..j-1 as one band: (n_bins + 1, n_bins + 1), -inf unless i < j."""
    upto = np.vstack([np.zeros((1, counts.shape[1])), counts.cumsum(axis=0)])
    joined = upto[None, :, :] - upto[:, None, :]
    told = _times_log(joined).sum(axis=2) - _times_log(joined.sum(axis=2))
    return np.where(np.tri(len(upto), k=0, dtype=bool), -np.inf, told)


def _times_log(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    return counts * np.log(np.maximum(counts, 1.0))
