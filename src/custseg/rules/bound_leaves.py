"""How far away does a leaf of points begin, and from how far away may one of them reach a row?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules.arrays import Matrix, Vector


def bound_leaves(
    members: list[Matrix], radii: list[Vector], *, n_columns: int, slack: float
) -> dict[str, NDArray[np.float64]]:
    """Return what tells how far away a leaf begins, and how far away it may begin if it reaches a row.

    Parameters
    ----------
    members
        The points of each leaf: float64 (n, d), n >= 1.
    radii
        float64 (n,) of each leaf: how far its points reach.
    slack
        The share of a distance that rounding may take from it.

    Returns
    -------
    bounds
        `pivots`, `extents`, `floors`, `inverses`, `margins` and `reaches`, as `NearestIndex` explains them.
    """
    pivots = np.array([own.mean(axis=0) for own in members]).reshape(-1, n_columns)
    extents, ball_reaches = np.empty((2, len(members)))
    lengths, floors, line_reaches = np.empty((3, len(members), len(members)))
    for leaf, (own, own_radii) in enumerate(zip(members, radii, strict=True)):
        distances = np.sqrt(((own - pivots[leaf]) ** 2).sum(axis=1))
        extents[leaf] = distances.max()
        ball_reaches[leaf] = (distances + own_radii).max() - extents[leaf]
        lines = pivots[leaf] - pivots
        lengths[:, leaf] = np.sqrt((lines**2).sum(axis=1))
        lines /= np.where(lengths[:, [leaf]] > 0, lengths[:, [leaf]], 1.0)
        # From pivot to point, not from the origin: far from it most digits would cancel.
        along = ((own[:, None] - pivots) * lines).sum(axis=2)
        floors[:, leaf] = along.min(axis=0)
        line_reaches[:, leaf] = floors[:, leaf] - (along - own_radii[:, None]).min(axis=0)
    is_line = lengths > 0
    margins = lengths + extents
    reaches = np.where(is_line, np.maximum(ball_reaches, line_reaches), ball_reaches)
    return {
        "pivots": pivots.T.ravel(),
        "extents": extents,
        "floors": np.where(is_line, floors - lengths / 2, -np.inf),
        "inverses": np.divide(1.0, lengths, out=np.zeros_like(lengths), where=is_line),
        "margins": margins,
        "reaches": reaches + slack * (margins + reaches),
    }
