"""Is each segment denser inside than the gap to the next one?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector

    Integers = NDArray[np.int64]


def density_based_validity(matrix: Matrix, labels: Labels, *, n_segments: int) -> Vector:
    """Return the validity of each segment (Moulavi, Jaskowiak, Campello, Zimek and Sander, SDM 2014, definitions 1 to 7).

    Each row of a segment has a core distance: what it takes to reach the others, where the nearest count most. Two rows are as
    far apart as the greatest of their distance and their two core distances. In the tree that joins the rows of a segment by the
    shortest such edges, those with more than one edge are inner rows. With the longest edge between inner rows (the sparseness)
    and the shortest to inner rows of another segment (the gap), the validity is (gap - sparseness) / max(gap, sparseness). The
    paper's figure of a whole is the mean of these, each weighed by its share of all rows, noise included.

    Edges are often equally long, and the paper does not say which to take. Here a row hangs on the densest one that it can, so
    that no figure depends on the order of the rows. Where two rows are in one place the density is infinite, and the core
    distance 0. A segment of two rows has no inner ones: both count, as in the authors' own program.

    Parameters
    ----------
    matrix
        float64 (n, p), p >= 1. Time grows with the square of n, memory with n.
    labels
        int32 (n,): segments from 0 to n_segments - 1, or NOISE.
    n_segments
        With or without customers.

    Returns
    -------
    Vector
        float64 (n_segments,) in [-1, 1]; 0 for a segment of one row, which the authors count as noise, or
        of none, and where there is no second segment.

    Examples
    --------
    >>> matrix = np.array([[0.0], [1.0], [2.0], [9.0], [10.0], [11.0]])
    >>> labels = np.array([0, 0, 0, 1, 1, 1], dtype=np.int32)
    >>> density_based_validity(matrix, labels, n_segments=2).round(3).tolist()
    [0.852, 0.852]
    """
    members = (matrix[labels == segment] for segment in range(n_segments))
    trees = {
        segment: _Tree.of(np.asarray(rows, dtype=np.float64))
        for segment, rows in enumerate(members)
        if len(rows) > 1
    }
    gaps = _least_gaps(trees)
    found = np.zeros(n_segments)
    for segment, tree in trees.items():
        widest = max(gaps[segment], tree.sparseness)
        if 0 < widest < np.inf:
            found[segment] = (gaps[segment] - tree.sparseness) / widest
    return found


def _least_gaps(trees: dict[int, _Tree]) -> dict[int, float]:
    gaps = dict.fromkeys(trees, np.inf)
    for left, right in itertools.combinations(trees, 2):
        own, other = trees[left], trees[right]
        square = _measure_gap(own.columns, own.squares, other.columns, other.squares)
        gaps[left], gaps[right] = (min(gaps[one], np.sqrt(square)) for one in (left, right))
    return gaps


@dataclass(frozen=True, kw_only=True, eq=False)
class _Tree:
    """What one segment's tree leaves to be compared: its inner rows and its longest inner edge.

    Parameters
    ----------
    columns
        float64 (p, m): the inner rows, column after column.
    squares
        float64 (m,): their squared core distances.
    sparseness
        The longest edge between them.
    """

    columns: Matrix
    squares: Vector
    sparseness: float

    @classmethod
    def of(cls, rows: Matrix) -> _Tree:
        # In an order of the rows' own the sums have the same bits, whatever order the rows came in.
        columns = np.ascontiguousarray(rows[np.lexsort(rows.T)].T)
        squares = np.empty(len(rows))
        _measure_cores(columns, squares)
        densest_first = np.argsort(squares, kind="stable")
        columns, squares = np.ascontiguousarray(columns[:, densest_first]), squares[densest_first]
        nodes, parents, edges = (np.zeros(len(rows) - 1, dtype=t) for t in (int, int, float))
        _grow(columns, squares, nodes, parents, edges)
        is_inner = np.bincount(np.concatenate([nodes, parents])) > 1
        is_inner |= not is_inner.any()
        are_inner = is_inner[nodes] & is_inner[parents]
        longest = edges[are_inner] if are_inner.any() else edges
        return cls(
            columns=np.ascontiguousarray(columns[:, is_inner]),
            squares=squares[is_inner],
            sparseness=float(np.sqrt(longest.max())),
        )


@kernel
def _measure(columns: Matrix, row: Vector, squares: Vector) -> None:
    """Fill in the squared distances of a row to all."""
    squares[:] = 0.0
    for column in range(len(columns)):
        values, value = columns[column], row[column]
        for place in range(len(squares)):
            difference = values[place] - value
            squares[place] += difference * difference


@kernel
def _measure_cores(columns: Matrix, cores: Vector) -> None:
    """Fill in the squared core distance of each row (definition 1): a mean of power -p of its distances to the others.

    Distances are divided by the least, so that no power overflows.
    """
    n_columns, n = columns.shape
    squares, powers = np.empty(n), np.empty(n)
    for row in range(n):
        _measure(columns, columns[:, row].copy(), squares)
        squares[row] = np.inf
        least = squares.min()
        if least == 0:
            cores[row] = 0.0
            continue
        for place in range(n):
            squares[place] = least / squares[place]
            powers[place] = np.sqrt(squares[place]) if n_columns % 2 else 1.0
        powers[row] = 0.0
        left = n_columns // 2
        while left > 0:
            if left % 2:
                powers *= squares
            squares *= squares
            left //= 2
        cores[row] = least * (powers.sum() / (n - 1)) ** (-2.0 / n_columns)


@kernel
def _grow(
    columns: Matrix, cores: Vector, nodes: Integers, parents: Integers, edges: Vector
) -> None:
    """Grow the tree from row 0 (Prim 1957), each row on the first of those that are equally near; edges are squared."""
    n = len(cores)
    squares, reaches = np.empty(n), np.full(n, np.inf)
    hooks, is_outside = np.zeros(n, dtype=np.int64), np.ones(n, dtype=np.bool_)
    newest = 0
    for number in range(n - 1):
        is_outside[newest] = False
        _measure(columns, columns[:, newest].copy(), squares)
        core = cores[newest]
        for row in range(n):
            reach = max(squares[row], cores[row], core)
            is_nearer = reach < reaches[row] or (reach == reaches[row] and newest < hooks[row])
            reaches[row] = reach if is_nearer else reaches[row]
            hooks[row] = newest if is_nearer else hooks[row]
        newest, least = -1, np.inf
        for row in range(n):
            if is_outside[row] and (newest == -1 or reaches[row] < least):
                newest, least = row, reaches[row]
        nodes[number], parents[number], edges[number] = newest, hooks[newest], least


@kernel
def _measure_gap(
    columns: Matrix, cores: Vector, other_columns: Matrix, other_cores: Vector
) -> float:
    """Return the squared length of the shortest edge between two segments' inner rows (definition 6)."""
    squares, nearest = np.empty(len(cores)), np.full(len(cores), np.inf)
    for other in range(len(other_cores)):
        _measure(columns, other_columns[:, other].copy(), squares)
        core = other_cores[other]
        for row in range(len(squares)):
            reach = max(squares[row], cores[row], core)
            nearest[row] = min(nearest[row], reach)
    return float(nearest.min())
