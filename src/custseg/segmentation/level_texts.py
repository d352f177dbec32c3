"""Which level does each value of a column name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import TableError
from custseg.tables import as_texts

if TYPE_CHECKING:
    from custseg.segmentation.column import Column


def level_texts(values: pa.ChunkedArray, column: Column) -> pa.ChunkedArray:
    """Return the texts that name levels, null where missing; only their first characters where the column has a prefix.

    Raises
    ------
    TableError
        When the column holds neither texts nor numbers nor booleans.

    Examples
    --------
    >>> from custseg.segmentation import Column
    >>> postcode = Column(name="postcode", kind="category", prefix=2)
    >>> level_texts(pa.chunked_array([["01067", "80331 ", "E 14", ""]]), postcode).to_pylist()
    ['01', '80', 'E', None]
    """
    try:
        texts = as_texts(values)
    except pa.ArrowException as error:
        raise TableError(
            f"Column '{column.name}' cannot be read.",
            found=f"type {values.type}",
            expected="texts, whole numbers, or true and false",
        ) from error
    if column.prefix is None:
        return texts
    # Once more: what is left may end in a space, or be a whole number, and must be the same level when it is read again.
    return as_texts(pc.utf8_slice_codeunits(texts, 0, column.prefix))
