"""How does a column lose the ways of storing it that Arrow cannot work on?"""

from __future__ import annotations

import pyarrow as pa

# Arrow (25) takes no rows of views, and decodes no dictionary of them.
_WITHOUT_VIEWS = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}


def decode_column(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column as its plain values: a dictionary is looked up, and views become large texts.

    Examples
    --------
    >>> decode_column(pa.chunked_array([pa.array(["a", "b"], pa.string_view())])).type
    DataType(large_string)
    """
    if pa.types.is_dictionary(values.type):
        return _looked_up(values)
    return values.cast(_WITHOUT_VIEWS.get(values.type, values.type))


def _looked_up(values: pa.ChunkedArray) -> pa.ChunkedArray:
    kind = _WITHOUT_VIEWS.get(values.type.value_type)
    if kind is None:
        return values.cast(values.type.value_type)
    chunks = [chunk.dictionary.cast(kind).take(chunk.indices) for chunk in values.chunks]
    return pa.chunked_array(chunks, kind)
