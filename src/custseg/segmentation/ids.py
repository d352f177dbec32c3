"""Which ids does a table have, and which of them are none?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.tables import decode_column

if TYPE_CHECKING:
    from numpy.typing import NDArray


def read_ids(values: pa.ChunkedArray, *, name: str) -> pa.Array:
    """Return a column of ids as one array, unchanged but for the storage of texts.

    A dictionary is looked up, and `string_view` becomes `large_string`: Arrow cannot take rows of views.

    Raises
    ------
    TableError
        When they are neither text nor integers.
    """
    kind = values.type.value_type if pa.types.is_dictionary(values.type) else values.type
    if not (
        pa.types.is_integer(kind)
        or pa.types.is_string(kind)
        or pa.types.is_large_string(kind)
        or pa.types.is_string_view(kind)
        or pa.types.is_null(kind)
    ):
        raise TableError(
            f"Column '{name}' cannot be an id.",
            found=f"type {kind}",
            expected="text or integers",
            hint="a number with decimals has often lost digits: read the ids as text from their source.",
        )
    return _as_one(decode_column(values))


def _as_one(values: pa.ChunkedArray) -> pa.Array:
    if values.num_chunks == 1:
        return values.chunk(0)
    return pa.concat_arrays(values.chunks) if values.num_chunks else pa.array([], values.type)


def is_blank(ids: pa.Array) -> NDArray[np.bool_]:
    """Say of each id whether it is missing, or nothing but white space."""
    blank = pc.is_null(ids)
    if not (pa.types.is_integer(ids.type) or pa.types.is_null(ids.type)):
        trimmed = pc.utf8_trim_whitespace(ids.cast(pa.large_string()))
        blank = pc.or_(blank, pc.equal(pc.fill_null(trimmed, ""), ""))
    return np.asarray(blank)
