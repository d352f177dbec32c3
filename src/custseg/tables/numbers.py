"""How does a column of any storage become numbers, or texts that name levels?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.tables.decode_column import decode_column

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What DuckDB, pandas and spreadsheets write for a number; words such as `nan` are missing, `inf` is infinite.
_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$|^[+-]?(inf|infinity|Inf|Infinity)$"
_MISSING = ("", "NA", "NaN", "nan", "null", "NULL", "None")


def as_numbers(values: pa.ChunkedArray) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return a column as float64 with NaN where missing, and which of its values are no numbers.

    Numbers, decimals and booleans are taken as they are; texts are read, so that a CSV file of texts gives what a
    Parquet file of numbers gives.

    Parameters
    ----------
    values
        The column, of any type.

    Returns
    -------
    numbers
        float64 (n,).
    is_wrong
        bool (n,): there is a value, and it is no number.

    Examples
    --------
    >>> numbers, is_wrong = as_numbers(pa.chunked_array([["7.5", "", "many"]]))
    >>> numbers.tolist(), is_wrong.tolist()
    ([7.5, nan, nan], [False, False, True])
    """
    numbers = np.empty(len(values))
    return numbers, put_numbers(values, into=numbers)


def put_numbers(values: pa.ChunkedArray, *, into: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Fill an array as `as_numbers` makes one, and return which of the values are no numbers.

    Parameters
    ----------
    values
        The column, of any type.
    into
        float64 (n,), overwritten: NaN where missing.

    Returns
    -------
    is_wrong
        bool (n,): there is a value, and it is no number.

    Examples
    --------
    >>> table = np.zeros((2, 3))
    >>> put_numbers(pa.chunked_array([[7, None, 9]]), into=table[1]).tolist()
    [False, False, False]
    >>> table.tolist()
    [[0.0, 0.0, 0.0], [7.0, nan, 9.0]]
    """
    values = decode_column(values)
    is_wrong = np.zeros(len(values), dtype=bool)
    if _is_text(values.type):
        values, is_wrong = _read_texts(values)
    elif not _is_numeric(values.type):
        is_wrong = np.asarray(pc.is_valid(values)).copy()
        values = pa.chunked_array([pa.nulls(len(values), pa.float64())])
    elif pa.types.is_boolean(values.type):
        values = values.cast(pa.int8())
    elif pa.types.is_decimal(values.type):
        values = values.cast(pa.float64(), safe=False)
    start = 0
    for chunk in values.chunks:
        into[start : start + len(chunk)] = _with_nan(chunk)
        start += len(chunk)
    return is_wrong


def _read_texts(values: pa.ChunkedArray) -> tuple[pa.ChunkedArray, NDArray[np.bool_]]:
    texts = _trimmed(values)
    texts = _null_where(texts, pc.is_in(texts, value_set=pa.array(_MISSING, texts.type)))
    is_number = pc.fill_null(pc.match_substring_regex(texts, _NUMBER), True)  # noqa: FBT003
    numbers = _null_where(texts, pc.invert(is_number)).cast(pa.float64(), safe=False)
    return numbers, ~np.asarray(is_number)


def _with_nan(chunk: pa.Array) -> NDArray[Any]:
    """Return an array of numbers, its own memory where nothing is missing."""
    if chunk.null_count:
        chunk = pc.fill_null(chunk.cast(pa.float64(), safe=False), float("nan"))
    return np.asarray(chunk)


def as_texts(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as texts that name levels, null where missing.

    A whole number is the same level whether it is stored as integer, float or text (`1`); booleans are `true` and `false`, however they are written.

    Examples
    --------
    >>> as_texts(pa.chunked_array([[1.0, 2.5, None]])).to_pylist()
    ['1', '2.5', None]
    """
    values = decode_column(values)
    if pa.types.is_floating(values.type):
        return _float_texts(values)
    texts = _trimmed(values.cast(pa.large_string()))
    return _null_where(_as_stored(texts), pc.equal(texts, ""))


def _as_stored(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    # What CSV files make of booleans and whole numbers (`True`, `1.0`) names the level that a Parquet file stores.
    whole = pc.replace_substring_regex(texts, pattern=r"^([+-]?\d+)\.0*$", replacement=r"\1")
    truth = pc.is_in(whole, value_set=pa.array(["True", "TRUE", "False", "FALSE"], whole.type))
    return pc.if_else(truth, pc.utf8_lower(whole), whole)


def _float_texts(values: pa.ChunkedArray) -> pa.ChunkedArray:
    numbers = np.array(pc.fill_null(values.cast(pa.float64()), float("nan")))
    texts = [
        None if np.isnan(number) else str(int(number)) if number.is_integer() else repr(number)
        for number in numbers.tolist()
    ]
    return pa.chunked_array([pa.array(texts, type=pa.large_string())])


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _is_numeric(kind: pa.DataType) -> bool:
    is_number = pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    return bool(is_number or pa.types.is_boolean(kind) or pa.types.is_null(kind))


def _trimmed(values: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_trim_whitespace(values.cast(pa.large_string()))


def _null_where(values: pa.ChunkedArray, is_missing: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.fill_null(is_missing, True), pa.scalar(None, values.type), values)  # noqa: FBT003
