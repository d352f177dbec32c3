"""How do many points become leaves of neighbours?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules.arrays import Matrix


def halve(points: Matrix, members: NDArray[np.intp], most: int) -> list[NDArray[np.intp]]:
    """Part points half way along the line between two that lie far apart, until no part has more than `most`.

    Parameters
    ----------
    points
        float64 (m, d), finite.
    members
        intp (n,): the points to part, ascending; each part is ascending too.

    Examples
    --------
    >>> points = np.array([[0.0], [9.0], [1.0], [8.0]])
    >>> [part.tolist() for part in halve(points, np.arange(4), 2)]
    [[0, 2], [1, 3]]
    """
    if len(members) <= most:
        return [members] if len(members) else []
    own = points[members]
    one_end = own[((own - own.mean(axis=0)) ** 2).sum(axis=1).argmax()]
    other_end = own[((own - one_end) ** 2).sum(axis=1).argmax()]
    along = ((own - one_end) * (other_end - one_end)).sum(axis=1)
    order = members[np.argsort(along, kind="stable")]
    middle = len(order) // 2
    return [
        *halve(points, np.sort(order[:middle]), most),
        *halve(points, np.sort(order[middle:]), most),
    ]
