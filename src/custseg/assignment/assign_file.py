"""How does a file of any length become assignments, whole or not at all?"""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

import pyarrow as pa

from custseg.assignment.assigned import Assigned
from custseg.assignment.rejects_file import RejectsFile
from custseg.checks import check_at_least
from custseg.errors import RejectsError, TableError
from custseg.kernels import available_cores, map_in_threads
from custseg.segmentation import NO_SEGMENT_ID
from custseg.tables import (
    column_names,
    open_writer,
    read_ahead,
    read_batches,
    read_table,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from custseg.segmentation import Segmentation
    from custseg.tables import TableWriter

MAX_REJECT_SHARE = 0.05

# A batch holds each column as it was read and as numbers, and a membership per cluster: 65,536 rows of 10 columns and 6 clusters.
_MAX_ROWS = 65_536
_MAX_CELLS = (2 * 10 + 6) * _MAX_ROWS
_MAX_BATCHES = 4  # of that size; more threads than so many share their memory


def assign_file(
    segmentation: Segmentation,
    source: Path,
    output: Path,
    *,
    rejects: Path | None = None,
    max_reject_share: float = MAX_REJECT_SHARE,
    batch_size: int | None = None,
    n_threads: int | None = None,
) -> Assigned:
    r"""Place each customer of a file, batch by batch, and write the assignments to another file.

    The output has the id as it came, `segment_id`, `segment_name`, `membership`, `runner_up` and `margin`. It is
    absent or whole, whatever happens; its bytes do not depend on batches and threads. Rows that break the
    contract go to the rejects file: `row` (the first is 1, a header does not count), the id, `reason`.

    Parameters
    ----------
    segmentation
        What places them.
    source
        Parquet or CSV; columns that the contract does not name are ignored.
    output
        Parquet or CSV; an existing file is replaced at the end.
    rejects
        Parquet or CSV; beside the output as `<its stem>.rejects.csv` unless given. Only there when a row was rejected.
    max_reject_share
        The share of rejected rows, in [0, 1], above which the whole table is suspect.
    batch_size
        Rows placed at a time, of which a few batches are in memory. None takes 65,536 of 10 columns and 6 clusters, and so many
        fewer of more columns or clusters, or with more than 4 threads, that the memory stays the same.
    n_threads
        How many of them place; another reads ahead, and this one writes. None takes one per core; 1 does all in this one.

    Raises
    ------
    TableError
        When the source is missing, damaged, or lacks columns, or a file cannot be written.
    RejectsError
        When more rows than allowed break the contract: there is a rejects file then, and no output.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import numpy as np
    >>> from custseg.rules import GridRule
    >>> from custseg.segmentation import Column, Contract, Segment, Segmentation, Training
    >>> segmentation = Segmentation(
    ...     name="shop",
    ...     contract=Contract(id_column="id", columns=(Column(name="spend", kind="money"),)),
    ...     preparation=None,
    ...     rule=GridRule(
    ...         input_names=("spend",),
    ...         cuts=np.array([50.0]),
    ...         n_cuts=np.array([1]),
    ...         missing_levels=np.array([-1]),
    ...         cell_clusters=np.array([0, 1]),
    ...         n_clusters=2,
    ...         covers=40,
    ...     ),
    ...     segments=(Segment(id="s1", name="Small"), Segment(id="s2", name="Large")),
    ...     training=Training(
    ...         candidate="tiers", algorithm="tiers", parameters={}, n_customers=100, seed=1
    ...     ),
    ... )
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     source = Path(folder, "customers.csv")
    ...     _ = source.write_text("id,spend\n007,88\n008,7\n")
    ...     done = assign_file(segmentation, source, Path(folder, "assignments.parquet"))
    >>> done.segment_counts
    {'s1': 1, 's2': 1, 'none': 0}
    """
    rejects = output.with_name(f"{output.stem}.rejects.csv") if rejects is None else rejects
    names = segmentation.contract.names
    n_threads = available_cores() if n_threads is None else n_threads
    fitting = _rows_that_fit(segmentation, n_threads=n_threads)
    batch_size = fitting if batch_size is None else batch_size
    check_at_least(1, batch_size=batch_size, n_threads=n_threads)
    _check_distinct(source, output, rejects)
    segmentation.contract.check_columns(column_names(source), where=str(source))
    tables = _tables(source, names, batch_size=batch_size)
    with closing(read_ahead(tables) if n_threads > 1 else tables) as tables:
        first = next(tables)
        place = partial(_place, segmentation, where=str(source))
        work = map_in_threads(place, chain([first], tables), n_threads=n_threads)
        schema = place(first.slice(0, 0)).assignments.schema
        with closing(work) as batches, open_writer(output, schema) as writer:
            with RejectsFile(rejects) as rejected:
                n_in, segment_counts = _write_all(segmentation, batches, writer, rejected)
            done = Assigned(
                n_in=n_in,
                segment_counts=segment_counts,
                reject_reasons=dict(rejected.reasons.most_common()),
                output=output,
                rejects=rejects if rejected.reasons else None,
            )
            _check_complete(done)
            _check_rejects(done, max_reject_share=max_reject_share)
    return done


def _rows_that_fit(segmentation: Segmentation, *, n_threads: int) -> int:
    n_cells = 2 * len(segmentation.contract.columns) + segmentation.rule.n_clusters
    n_shared = max(1, n_threads / _MAX_BATCHES)
    return max(1, int(min(_MAX_ROWS, _MAX_CELLS / max(1, n_cells)) / n_shared))


def _check_distinct(source: Path, output: Path, rejects: Path) -> None:
    paths = {"source": source, "output": output, "rejects": rejects}
    if len({path.resolve() for path in paths.values()}) < len(paths):
        raise TableError(
            "Source, output and rejects must be different files.",
            found={name: str(path) for name, path in paths.items()},
        )


def _tables(
    source: Path, names: tuple[str, ...], *, batch_size: int
) -> Generator[pa.Table, None, None]:
    """Yield the columns in batches, and an empty table of their types where there are no rows."""
    is_empty = True
    for batch in read_batches(source, columns=names, batch_size=batch_size):
        is_empty = False
        yield pa.Table.from_batches([batch])
    if is_empty:
        yield read_table(source, text_columns=names).select(list(names))


@dataclass(frozen=True, kw_only=True, eq=False)
class _Placed:
    """What became of a batch, without what it was made from."""

    n_in: int
    assignments: pa.Table
    segment_counts: dict[str, int]
    rejects: pa.Table
    rejected_positions: NDArray[np.intp]


def _place(segmentation: Segmentation, table: pa.Table, *, where: str) -> _Placed:
    reading = segmentation.contract.read(table, where=where)
    assignments = segmentation.assignments(reading.customers)
    return _Placed(
        n_in=len(table),
        assignments=assignments,
        segment_counts=_counted(assignments["segment_id"]),
        rejects=reading.rejects,
        rejected_positions=reading.rejected_positions,
    )


def _write_all(
    segmentation: Segmentation,
    batches: Iterable[_Placed],
    writer: TableWriter,
    rejected: RejectsFile,
) -> tuple[int, dict[str, int]]:
    n_in = 0
    names = [*(segment.id for segment in segmentation.segments), NO_SEGMENT_ID]
    counts = Counter(dict.fromkeys(names, 0))
    for batch in batches:
        rejected.write(batch.rejects, rows=batch.rejected_positions + n_in + 1)
        writer.write(batch.assignments)
        counts.update(batch.segment_counts)
        n_in += batch.n_in
    return n_in, dict(counts)


def _counted(values: pa.ChunkedArray) -> dict[str, int]:
    return {entry["values"]: entry["counts"] for entry in values.value_counts().to_pylist()}


def _check_complete(done: Assigned) -> None:
    if done.n_in != done.n_assigned + done.n_rejected:
        raise TableError(
            "The rows of the output and the rejects do not add up to those of the input.",
            found=f"{done.n_assigned:,} assigned and {done.n_rejected:,} rejected",
            expected=f"{done.n_in:,}",
            hint="this is a fault of custseg: please report it.",
        )


def _check_rejects(done: Assigned, *, max_reject_share: float) -> None:
    if done.reject_share > max_reject_share:
        raise RejectsError(
            f"{done.n_rejected:,} of {done.n_in:,} rows cannot be assigned: too many to go on.",
            found="; ".join(f"{n:,} x {reason}" for reason, n in done.reject_reasons.items()),
            expected=f"at most {max_reject_share:.1%} of the rows",
            hint=f"see which rows in {done.rejects}; nothing was assigned.",
        )
