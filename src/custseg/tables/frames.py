"""How does a DataFrame of any kind come in, and the same kind go out?"""

from __future__ import annotations

from typing import Any

import narwhals.stable.v2 as nw
import pyarrow as pa
from narwhals.exceptions import DuplicateError

from custseg.errors import TableError


def to_arrow(frame: Any) -> pa.Table:
    """Return a pandas, Polars or Arrow table as an Arrow table, without its index.

    Raises
    ------
    TableError
        When it is no table, has two columns of one name, or a column that mixes kinds of values.

    Examples
    --------
    >>> import polars as pl
    >>> to_arrow(pl.DataFrame({"customer_id": ["00123"], "spend": [7.5]})).to_pylist()
    [{'customer_id': '00123', 'spend': 7.5}]
    """
    if isinstance(frame, pa.Table):
        return frame
    if isinstance(frame, pa.RecordBatch):
        return pa.Table.from_batches([frame])
    known = _known(frame)
    if not isinstance(known, nw.DataFrame):
        raise TableError(
            "This is not a table.",
            found=type(frame).__name__,
            expected="a pandas, Polars or Arrow table",
        )
    return _converted(known)


def from_arrow_like(table: pa.Table, example: Any) -> Any:
    """Return an Arrow table as the same kind of table as the example.

    Examples
    --------
    >>> import polars as pl
    >>> type(from_arrow_like(pa.table({"spend": [7.5]}), pl.DataFrame())).__module__.split(".")[0]
    'polars'
    """
    if isinstance(example, pa.Table | pa.RecordBatch):
        return table
    backend = nw.from_native(example, eager_only=True).implementation
    return nw.from_arrow(table, backend=backend).to_native()


def _known(frame: Any) -> Any:
    try:
        return nw.from_native(frame, eager_only=True, pass_through=True)
    except DuplicateError as error:
        raise TableError("Two columns have the same name.", found=str(error)) from error


def _converted(frame: nw.DataFrame[Any]) -> pa.Table:
    try:
        if frame.implementation.is_pandas():
            table = pa.Table.from_pandas(frame.to_native(), preserve_index=False)
        else:
            table = frame.to_arrow()
    except pa.ArrowException as error:
        # Arrow's first sentence quotes the value, which may be a customer's; its last one names the column.
        raise TableError(
            "A column mixes kinds of values.",
            found=error.args[-1] if len(error.args) > 1 else type(error).__name__,
            hint="make it all texts, or all numbers.",
        ) from None
    return table.replace_schema_metadata(None)
