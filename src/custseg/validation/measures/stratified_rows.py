"""Which rows stand for each segment?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels

_FEWEST = 30


def stratified_rows(
    labels: Labels, *, n_segments: int, n_rows: int, seed: int
) -> tuple[NDArray[np.intp], ...]:
    """Draw rows of each segment without replacement, as many as its share asks for.

    Parameters
    ----------
    labels
        int32 (n,).
    n_segments
        Segments are 0..n_segments-1.
    n_rows
        To draw in all, about: a segment gives at least 30 rows, or all that it has.
    seed
        Decides which.

    Returns
    -------
    tuple
        Row numbers for each segment, ascending.

    Examples
    --------
    >>> labels = np.repeat(np.array([0, 1], dtype=np.int32), [900, 100])
    >>> [len(rows) for rows in stratified_rows(labels, n_segments=2, n_rows=500, seed=0)]
    [450, 50]
    """
    generator = np.random.default_rng(seed)
    drawn = []
    for segment in range(n_segments):
        members = np.flatnonzero(labels == segment)
        share = round(n_rows * len(members) / len(labels))
        size = min(max(share, _FEWEST), len(members))
        drawn.append(np.sort(generator.choice(members, size=size, replace=False)))
    return tuple(drawn)
