"""How does a DataFrame of any kind come in, and the same kind go out?"""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa

from custseg.errors import TableError


def to_arrow(frame: Any) -> pa.Table:
    """Return a pandas, Polars or Arrow table as an Arrow table, without its index.

    Raises
    ------
    TableError
        When it is no table.
    """
    if isinstance(frame, pa.Table):
        return frame
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    known = nw.from_native(frame, eager_only=True, pass_through=True)
    if not isinstance(known, nw.DataFrame):
        raise TableError(
            "This is not a table.",
            found=type(frame).__name__,
            expected="a pandas, Polars or Arrow table",
        )
    return _without_index(known.to_arrow())


def from_arrow_like(table: pa.Table, example: Any) -> Any:
    """Return an Arrow table as the same kind of table as the example."""
    if isinstance(example, pa.Table | pa.RecordBatch):
        return table
    backend = nw.from_native(example, eager_only=True).implementation
    return nw.from_arrow(table, backend=backend).to_native()


def _without_index(table: pa.Table) -> pa.Table:
    own = [name for name in table.column_names if not name.startswith("__index_level_")]
    return table.select(own).replace_schema_metadata(None)
