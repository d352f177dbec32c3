"""How do rows of any storage reach a kernel, a few thousand at a time?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError
from custseg.rules.placement import Placement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from custseg.rules.arrays import Labels, Matrix, Vector

# What is computed of so many rows stays in a core's own cache until the next kernel reads it.
BLOCK_ROWS = 4096


def block_slices(n_rows: int) -> Iterator[slice]:
    """Yield the blocks of so many rows, one after the other.

    Examples
    --------
    >>> list(block_slices(5000))
    [slice(0, 4096, None), slice(4096, 5000, None)]
    """
    for start in range(0, n_rows, BLOCK_ROWS):
        yield slice(start, min(start + BLOCK_ROWS, n_rows))


def column_blocks(X: Matrix, *, n_columns: int) -> Iterator[tuple[slice, Matrix]]:
    """Yield the rows block by block, each block as float64 (n_columns, m) with its columns one after the other in memory.

    A kernel that goes down a column treats several rows at once, and each as if it were alone. Kernels check no bounds, so the width
    is checked here.

    Raises
    ------
    TableError
        When it is not a matrix of that width.

    Examples
    --------
    >>> [(rows.stop, block.shape) for rows, block in column_blocks(np.zeros((5000, 3)), n_columns=3)]
    [(4096, (3, 4096)), (5000, (3, 904))]
    """
    for rows, block in _blocks(X, n_columns=n_columns):
        yield rows, np.ascontiguousarray(block.T, dtype=np.float64)


def row_blocks(X: Matrix, *, n_columns: int) -> Iterator[tuple[slice, Matrix]]:
    """Yield the rows block by block, each block as float64 (m, n_columns) with its rows one after the other in memory.

    Raises
    ------
    TableError
        When it is not a matrix of that width.
    """
    for rows, block in _blocks(X, n_columns=n_columns):
        yield rows, np.ascontiguousarray(block, dtype=np.float64)


def label_blocks(
    blocks: Iterator[tuple[slice, Matrix]], n_rows: int, label: Callable[[Matrix], Labels]
) -> Labels:
    """Return the labels of all blocks: int32 (n_rows,)."""
    labels = np.empty(n_rows, dtype=np.int32)
    for rows, block in blocks:
        labels[rows] = label(block)
    return labels


def place_blocks(
    blocks: Iterator[tuple[slice, Matrix]],
    n_rows: int,
    place: Callable[[Matrix], tuple[Labels, Matrix]],
    *,
    n_clusters: int,
) -> Placement:
    """Return the placement of all blocks, where `place` returns a block's labels (m,) and memberships (n_clusters, m)."""
    labels, membership = np.empty(n_rows, dtype=np.int32), np.empty((n_clusters, n_rows))
    for rows, block in blocks:
        labels[rows], membership[:, rows] = place(block)
    return Placement(labels=labels, membership=membership.T)


def measure_blocks(
    blocks: Iterator[tuple[slice, Matrix]], n_rows: int, measure: Callable[[Matrix], Vector]
) -> Vector:
    """Return one number for each row of all blocks: float64 (n_rows,)."""
    measures = np.empty(n_rows)
    for rows, block in blocks:
        measures[rows] = measure(block)
    return measures


def _blocks(X: Matrix, *, n_columns: int) -> Iterator[tuple[slice, Matrix]]:
    if np.shape(X)[1:] != (n_columns,):
        raise TableError(
            "The matrix does not fit the rule.",
            found=f"shape {np.shape(X)}",
            expected=f"shape (n, {n_columns})",
        )
    for rows in block_slices(len(X)):
        yield rows, np.asarray(X[rows])
