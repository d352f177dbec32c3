"""How is it known that two tables are the same, without keeping either?"""

from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


def digest_table(table: pa.Table) -> str:
    """Return the SHA-256 of a table's column names, types and values, in the order of its columns and rows.

    How the table is stored does not matter: its chunks, dictionaries, whether its texts are `string` or
    `large_string`, what lies under a missing value, metadata.

    Examples
    --------
    >>> whole = pa.table({"id": ["a", "b"], "spend": [1.0, None]})
    >>> in_pieces = pa.concat_tables([whole[:1], whole[1:]])
    >>> digest_table(in_pieces) == digest_table(whole)
    True
    >>> digest_table(whole)[:16]
    'ef8fbe7b6052901f'
    """
    total = hashlib.sha256()
    for name in table.column_names:
        values = _plain(table[name])
        _add(total, name.encode())
        _add(total, _type_name(values.type).encode())
        _add(total, np.asarray(pc.is_valid(values)).astype(np.uint8).tobytes())
        for part in _parts(values):
            _add(total, part)
    return total.hexdigest()


def _add(total: hashlib._Hash, data: bytes) -> None:
    # With its length first, so that no two tables run together to the same bytes.
    total.update(len(data).to_bytes(8, "little"))
    total.update(data)


def _plain(values: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(values.type):
        return values.cast(values.type.value_type)
    return values


def _type_name(kind: pa.DataType) -> str:
    return "text" if _is_text(kind) else str(kind)


def _is_text(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    )


def _parts(values: pa.ChunkedArray) -> tuple[bytes, ...]:
    kind = values.type
    if pa.types.is_temporal(kind) and not pa.types.is_interval(kind):
        values = values.cast(pa.int32() if kind.bit_width == 32 else pa.int64())  # noqa: PLR2004 - bits
    elif pa.types.is_boolean(kind):
        values = values.cast(pa.uint8())
    if pa.types.is_integer(values.type) or pa.types.is_floating(values.type):
        filled = np.asarray(pc.fill_null(values, pa.scalar(0, values.type)))
        return (filled.astype(filled.dtype.newbyteorder("<")).tobytes(),)
    if _is_text(kind):
        texts = [text.encode() for text in pc.fill_null(values, "").to_pylist()]
        lengths = np.array([len(text) for text in texts], dtype="<u8")
        return lengths.tobytes(), b"".join(texts)
    return (repr(values.to_pylist()).encode(),)
