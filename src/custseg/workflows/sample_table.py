"""Which rows of a file of any length stand for all of them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from custseg.errors import TableError
from custseg.tables import column_names, read_batches

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_N_BLOCKS = 20


def sample_table(path: Path, *, n_rows: int) -> tuple[pa.Table, int]:
    """Return at most so many rows of a file, in 20 blocks that lie evenly over it, and how many rows it has.

    Blocks keep together what stands together: a customer's lines, or those of a day. The first and the last row are in.

    Parameters
    ----------
    path
        A Parquet or CSV file; the columns of a CSV file come as texts.
    n_rows
        At least 20.

    Raises
    ------
    TableError
        When the file is missing, unreadable or damaged, or has two columns of one name.
    """
    names = tuple(column_names(path))
    _check_once(path, names)
    n_all = sum(len(batch) for batch in read_batches(path, columns=names[:1]))
    blocks = _blocks(n_all, n_rows=n_rows)
    kept = [part for part in _parts(path, names, blocks) if len(part)]
    if not kept:
        return pa.table({name: pa.array([], pa.string()) for name in names}), n_all
    return pa.Table.from_batches(kept), n_all


def _check_once(path: Path, names: tuple[str, ...]) -> None:
    double = sorted({name for name in names if names.count(name) > 1})
    if double:
        raise TableError(f"'{path.name}' has columns twice: {double}.", hint="leave one of each.")


def _blocks(n_all: int, *, n_rows: int) -> list[tuple[int, int]]:
    if n_all <= n_rows:
        return [(0, n_all)]
    size = n_rows // _N_BLOCKS
    starts = np.linspace(0, n_all - size, _N_BLOCKS).astype(int).tolist()
    return [(start, start + size) for start in starts]


def _parts(
    path: Path, names: tuple[str, ...], blocks: list[tuple[int, int]]
) -> Iterator[pa.RecordBatch]:
    position = 0
    for batch in read_batches(path, columns=names):
        for start, stop in blocks:
            first, last = max(start - position, 0), min(stop - position, len(batch))
            if first < last:
                yield batch.slice(first, last - first)
        position += len(batch)
