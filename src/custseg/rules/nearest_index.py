"""Which of many points is nearest, without measuring the distance to all of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel
from custseg.rules.bound_leaves import bound_leaves
from custseg.rules.halve import halve

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Matrix, Vector

    Integers = NDArray[np.int64]
    _Bounds = tuple[Vector, Vector, Matrix, Matrix, Matrix]
    _Reach = tuple[Vector, Vector, Matrix]

_LEAST_LEAF = 96
# Leaves are filled up to a multiple of what a processor measures at once, with points that are infinitely far away.
_LANES = 16
# Far beyond what rounding does to a distance: no leaf is passed over that might hold the nearest point.
_SLACK = 1e-9
# Of a point that reaches only rows equal to itself: division needs a radius, and this one reaches no other float32.
_LEAST_RADIUS = 1e-150


@dataclass(frozen=True, kw_only=True, eq=False)
class NearestIndex:
    """Points in leaves of neighbours, each leaf with a pivot and the distance from it to its farthest point.

    By the triangle inequality no point of a leaf is nearer to a row than the distance to the pivot less that to the leaf's farthest
    point (Fukunaga and Narendra 1975, "A branch and bound algorithm for computing k-nearest neighbors"), and none is nearer than along
    the line between the leaf's pivot and the row's nearest pivot (the generalized hyperplane of Uhlmann 1991, "Satisfying general
    proximity/similarity queries with metric trees"). So most leaves are passed over. The answers are exact: those of measuring all distances, summed column by column. Of equally near points the
    lowest number counts, and a row with a missing value is near to none.

    Parameters
    ----------
    pivots
        float64 (d * n_leaves,): the leaves' means, coordinate after coordinate.
    extents
        float64 (n_leaves,): from the pivot to the farthest point of the leaf.
    floors
        float64 (n_leaves, n_leaves): along the line from pivot i to pivot j, from the middle between them to the nearest
        point of leaf j; minus infinity where the pivots are the same.
    inverses
        float64 (n_leaves, n_leaves): 1 / length of these lines, 0 where there is none.
    margins
        float64 (n_leaves, n_leaves): what the rounding of bounds is measured by.
    starts
        int64 (n_leaves + 1,): where each leaf begins in `points`.
    points
        float64 (d * m,): leaf after leaf, in each of them coordinate after coordinate; infinite where it is filled up.
    numbers
        int64 (m,): the number that each of them had; any where a leaf is filled up.
    radii
        float64 (m,): how far each of them reaches.
    widest
        float64 (n_leaves,): the greatest radius in a leaf.
    reaches
        float64 (n_leaves, n_leaves): how far away leaf j can at most begin, seen from leaf i, if one of its points reaches the row.
    groups
        int64 (n_leaves,): a leaf has points of one group only.
    n_groups
        Groups are numbered 0..n_groups-1.

    Examples
    --------
    >>> index = NearestIndex.of(np.array([[0.0], [1.0], [9.0]]))
    >>> numbers, squares = index.nearest(np.array([[0.5], [7.0]]))
    >>> numbers.tolist(), squares.tolist()
    ([0, 2], [0.25, 4.0])
    """

    pivots: Vector
    extents: Vector
    floors: Matrix
    inverses: Matrix
    margins: Matrix
    starts: Integers
    points: Vector
    numbers: Integers
    radii: Vector
    widest: Vector
    reaches: Matrix
    groups: Integers
    n_groups: int

    @classmethod
    def of(
        cls, points: Matrix, groups: Integers | None = None, radii: Vector | None = None
    ) -> Self:
        """Sort points into leaves.

        Parameters
        ----------
        points
            float64 (m, d), finite.
        groups
            int64 (m,), from 0; None makes them one group.
        radii
            float64 (m,), finite: how far each reaches; None lets none reach anything.
        """
        groups = np.zeros(len(points), dtype=np.int64) if groups is None else groups
        radii = np.zeros(len(points)) if radii is None else radii
        most = max(_LEAST_LEAF, int(2 * np.sqrt(len(points))))
        leaves = [
            leaf
            for group in np.unique(groups)
            for leaf in halve(points, np.flatnonzero(groups == group), most)
        ]
        filled = [np.append(leaf, np.full(-len(leaf) % _LANES, len(points))) for leaf in leaves]
        numbers = np.concatenate([np.empty(0, dtype=np.int64), *filled])
        reachable = np.vstack([points, np.full(points.shape[1], np.inf)])
        own_radii = [np.maximum(radii[leaf], _LEAST_RADIUS) for leaf in leaves]
        return cls(
            **bound_leaves(
                [points[leaf] for leaf in leaves],
                own_radii,
                n_columns=points.shape[1],
                slack=_SLACK,
            ),
            starts=np.cumsum([0, *map(len, filled)]),
            points=np.concatenate([np.empty(0), *(reachable[leaf].T.ravel() for leaf in filled)]),
            numbers=numbers,
            radii=np.append(np.maximum(radii, _LEAST_RADIUS), _LEAST_RADIUS)[numbers],
            widest=np.array([own.max() for own in own_radii]),
            groups=np.array([groups[leaf[0]] for leaf in leaves], dtype=np.int64),
            n_groups=int(groups.max(initial=-1)) + 1,
        )

    def nearest(self, rows: Matrix) -> tuple[Integers, Vector]:
        """Return the nearest point of each row, -1 where there is none, and its squared distance.

        Parameters
        ----------
        rows
            float64 (n, d), in row order.

        Returns
        -------
        numbers, squares
            int64 (n,), float64 (n,).
        """
        numbers, squares = np.empty(len(rows), dtype=np.int64), np.empty(len(rows))
        _nearest(rows, *self._leaves, numbers, squares)
        return numbers, squares

    def nearest_group(self, rows: Matrix) -> Integers:
        """Return the group of each row's nearest point, the lowest of equally near ones, -1 where there is none.

        Which of a group's points is nearest need not be known for that, so that this is faster than `nearest` where groups
        lie apart.
        """
        groups = np.empty(len(rows), dtype=np.int64)
        _nearest_group(rows, *self._leaves[:-1], self.groups, self.n_groups, groups)
        return groups

    def nearest_of_each_group(self, rows: Matrix) -> tuple[Integers, Matrix]:
        """Return the nearest point of each row, and the squared distance to the nearest of each group: float64 (n, n_groups)."""
        numbers = np.empty(len(rows), dtype=np.int64)
        squares = np.empty((len(rows), self.n_groups))
        _nearest_of_each_group(rows, *self._leaves, self.groups, numbers, squares)
        return numbers, squares

    def reached(self, rows: Matrix) -> tuple[Integers, Vector, Matrix]:
        """Return the nearest point of each row, its squared distance, and how deep the row lies within each group's reach.

        The depth is the greatest 1 - distance / radius over the group's points, 0 where none reaches the row.

        Returns
        -------
        numbers, squares, depths
            int64 (n,), float64 (n,), float64 (n, n_groups).
        """
        numbers, squares = np.empty(len(rows), dtype=np.int64), np.empty(len(rows))
        depths = np.zeros((len(rows), self.n_groups))
        reach_of = self.radii, self.widest, self.reaches
        _reached(rows, *self._leaves, self.groups, reach_of, numbers, squares, depths)
        return numbers, squares, depths

    @property
    def _leaves(self) -> tuple[_Bounds, Integers, Vector, Integers]:
        bounds = self.pivots, self.extents, self.floors, self.inverses, self.margins
        return bounds, self.starts, self.points, self.numbers


@kernel
def _measure(row: Vector, points: Vector, squares: Vector) -> None:
    """Fill in the squared distances to points that lie coordinate after coordinate, each summed in the columns' order."""
    n_columns, n = len(row), len(squares)
    squares[:] = 0.0
    column = 0
    # Four columns at a time: the sum stays in a register, and is the same sum.
    while column + 4 <= n_columns:
        x0, x1, x2, x3 = row[column], row[column + 1], row[column + 2], row[column + 3]
        start = column * n
        p0, p1 = points[start : start + n], points[start + n : start + 2 * n]
        p2, p3 = points[start + 2 * n : start + 3 * n], points[start + 3 * n : start + 4 * n]
        for place in range(n):
            d0, d1, d2, d3 = x0 - p0[place], x1 - p1[place], x2 - p2[place], x3 - p3[place]
            squares[place] = (((squares[place] + d0 * d0) + d1 * d1) + d2 * d2) + d3 * d3
        column += 4
    while column < n_columns:
        value, own = row[column], points[column * n : (column + 1) * n]
        for place in range(n):
            difference = value - own[place]
            squares[place] += difference * difference
        column += 1


@kernel
def _bound(row: Vector, bounds_of: _Bounds, bounds: Vector) -> int:
    """Fill in the least distance that a point of each leaf can have, and return the leaf whose pivot is nearest."""
    pivots, extents, floors, inverses, margins = bounds_of
    _measure(row, pivots, bounds)
    first = _first_least(bounds)
    nearest, floor, inverse, margin = bounds[first], floors[first], inverses[first], margins[first]
    for leaf in range(len(bounds)):
        square = bounds[leaf]
        ball = np.sqrt(square) * (1 - _SLACK) - extents[leaf] * (1 + _SLACK)
        along = (square - nearest) * inverse[leaf] * 0.5 + floor[leaf]
        line = along - _SLACK * ((square + nearest) * inverse[leaf] + margin[leaf])
        bounds[leaf] = max(ball, line)
    return first


@kernel
def _first_least(values: Vector) -> int:
    """Return where the least of some numbers from 0 stands first; NaN counts as the greatest."""
    # As integers the bits of such numbers have the same order, and of integers several are compared at once.
    bits = values.view(np.int64)
    least = bits[0]
    for place in range(len(bits)):
        least = min(least, bits[place])
    first = 0
    while bits[first] != least:
        first += 1
    return first


@kernel
def _nearest(  # noqa: PLR0917 - numba passes by position
    rows: Matrix,
    bounds_of: _Bounds,
    starts: Integers,
    points: Vector,
    point_numbers: Integers,
    numbers: Integers,
    squares: Vector,
) -> None:
    n_leaves = len(starts) - 1
    bounds, scratch = np.empty(n_leaves), np.empty(len(point_numbers))
    n_columns = rows.shape[1]
    for row in range(len(rows)):
        number, least, reach = -1, np.inf, np.inf
        first = _bound(rows[row], bounds_of, bounds) if n_leaves else 0
        for turn in range(-min(n_leaves, 1), n_leaves):
            leaf = first if turn == -1 else turn
            if turn == first or not bounds[leaf] <= reach:
                continue
            start, stop = starts[leaf], starts[leaf + 1]
            own = scratch[: stop - start]
            _measure(rows[row], points[start * n_columns : stop * n_columns], own)
            at = _first_least(own)
            if own[at] < least or (own[at] == least and point_numbers[start + at] < number):
                number, least = point_numbers[start + at], own[at]
                reach = np.sqrt(least)
        numbers[row], squares[row] = number, least


@kernel
def _nearest_group(  # noqa: PLR0917 - numba passes by position
    rows: Matrix,
    bounds_of: _Bounds,
    starts: Integers,
    points: Vector,
    groups: Integers,
    n_groups: int,
    nearest: Integers,
) -> None:
    n_leaves, n_columns = len(starts) - 1, rows.shape[1]
    bounds, scratch = np.empty(n_leaves), np.empty(starts[-1])
    squares = np.empty(n_groups)
    for row in range(len(rows)):
        winner, reach = -1, np.inf
        squares[:] = np.inf
        leaf = _bound(rows[row], bounds_of, bounds) if n_leaves else 0
        is_settled = n_leaves == 0
        while not is_settled:
            is_settled = True
            for turn in range(-1, n_leaves):
                if turn >= 0:
                    leaf = turn
                group = groups[leaf]
                # A nearer point of the winner's own group would change nothing.
                if group == winner or not bounds[leaf] <= reach:
                    continue
                start, stop = starts[leaf], starts[leaf + 1]
                own = scratch[: stop - start]
                _measure(rows[row], points[start * n_columns : stop * n_columns], own)
                bounds[leaf] = np.nan  # never again
                squares[group] = min(squares[group], own[_first_least(own)])
                least = np.inf if winner == -1 else squares[winner]
                if squares[group] < least or (squares[group] == least and group < winner):
                    winner, reach = group, np.sqrt(squares[group])
                    is_settled = False
        nearest[row] = winner


@kernel
def _nearest_of_each_group(  # noqa: PLR0917 - numba passes by position
    rows: Matrix,
    bounds_of: _Bounds,
    starts: Integers,
    points: Vector,
    point_numbers: Integers,
    groups: Integers,
    numbers: Integers,
    squares: Matrix,
) -> None:
    n_leaves = len(starts) - 1
    bounds, scratch = np.empty(n_leaves), np.empty(len(point_numbers))
    n_columns = rows.shape[1]
    for row in range(len(rows)):
        number, least = -1, np.inf
        nearest = squares[row]
        nearest[:] = np.inf
        first = _bound(rows[row], bounds_of, bounds) if n_leaves else 0
        for turn in range(-min(n_leaves, 1), n_leaves):
            leaf = first if turn == -1 else turn
            group = groups[leaf]
            if turn == first or not bounds[leaf] <= np.sqrt(nearest[group]):
                continue
            start, stop = starts[leaf], starts[leaf + 1]
            own = scratch[: stop - start]
            _measure(rows[row], points[start * n_columns : stop * n_columns], own)
            at = _first_least(own)
            nearest[group] = min(nearest[group], own[at])
            if own[at] < least or (own[at] == least and point_numbers[start + at] < number):
                number, least = point_numbers[start + at], own[at]
        numbers[row] = number


@kernel
def _depth(square: float, radius: float) -> float:
    distance = np.sqrt(square)
    return 1.0 - distance / radius if distance <= radius else 0.0


@kernel
def _deepest(squares: Vector, radii: Vector, depth: float) -> float:
    """Return the depth known, or that in a leaf's points where one of them has the row deeper."""
    room, is_reached = 1 - depth + _SLACK, False
    for place in range(len(squares)):
        limit = radii[place] * room
        is_reached |= squares[place] <= limit * limit
    if not is_reached:
        return depth
    # Roots, which decide, are only taken where they can matter.
    for place in range(len(squares)):
        limit = radii[place] * room
        if squares[place] <= limit * limit:
            depth = max(depth, _depth(squares[place], radii[place]))
            room = 1 - depth + _SLACK
    return depth


@kernel
def _reached(  # noqa: PLR0917 - numba passes by position
    rows: Matrix,
    bounds_of: _Bounds,
    starts: Integers,
    points: Vector,
    point_numbers: Integers,
    groups: Integers,
    reach_of: _Reach,
    numbers: Integers,
    squares: Vector,
    depths: Matrix,
) -> None:
    n_leaves = len(starts) - 1
    bounds, scratch = np.empty(n_leaves), np.empty(len(point_numbers))
    n_columns = rows.shape[1]
    radii, widest, reaches = reach_of
    for row in range(len(rows)):
        number, least, reach = -1, np.inf, np.inf
        first = _bound(rows[row], bounds_of, bounds) if n_leaves else 0
        for turn in range(-min(n_leaves, 1), n_leaves):
            leaf = first if turn == -1 else turn
            group = groups[leaf]
            # Only a point nearer than this lies deeper than what the group has.
            room = 1 - depths[row, group] + _SLACK
            limit = min(widest[leaf] * room, reaches[first, leaf])
            if turn == first or not bounds[leaf] <= max(reach, limit):
                continue
            start, stop = starts[leaf], starts[leaf + 1]
            own = scratch[: stop - start]
            _measure(rows[row], points[start * n_columns : stop * n_columns], own)
            at = _first_least(own)
            if own[at] < least or (own[at] == least and point_numbers[start + at] < number):
                number, least = point_numbers[start + at], own[at]
                reach = np.sqrt(least)
            # The nearest is mostly the deepest, so that few others have to be asked.
            depth = max(depths[row, group], _depth(own[at], radii[start + at]))
            own[at] = np.inf
            depths[row, group] = _deepest(own, radii[start:stop], depth)
        numbers[row], squares[row] = number, least
