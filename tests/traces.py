"""What can be read out of a bundle, and is any customer's number among it?"""

from __future__ import annotations

import json
import math
import re
import struct
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DECIMAL = re.compile(rb"[0-9]+[.][0-9]+(?:e[-+]?[0-9]+)?")


def contents(bundle: Path) -> bytes:
    """Return every byte of a bundle: the files, what they hold when unpacked, and every number in them as 8 bytes."""
    parts = [path.read_bytes() for path in sorted(bundle.iterdir())]
    with zipfile.ZipFile(bundle / "arrays.npz") as archive:
        parts += [archive.read(name) for name in archive.namelist()]
    parts += [repr(column.to_pylist()).encode() for column in _golden(bundle).columns]
    return b"|".join([*parts, np.array(stored_numbers(bundle)).tobytes()])


def stored_numbers(bundle: Path) -> list[float]:
    """Return every finite number of the arrays, the JSON documents and the golden rows."""
    arrays = np.load(bundle / "arrays.npz")
    documents = [json.loads(path.read_bytes()) for path in sorted(bundle.glob("*.json"))]
    golden = [column for column in _golden(bundle).columns if pa.types.is_floating(column.type)]
    numbers = [
        *(number for name in sorted(arrays) for number in arrays[name].ravel().tolist()),
        *(number for document in documents for number in _numbers(document)),
        *(number for column in golden for number in column.drop_null().to_pylist()),
    ]
    return [number for number in numbers if math.isfinite(number)]


def own_values(*tables: np.ndarray) -> np.ndarray:
    """Return the numbers of each customer, one a row, that nobody else has in that column; NaN instead of the others."""
    return np.column_stack([_alone(column) for table in tables for column in table.T])


def traces(values: np.ndarray, raw: bytes) -> list[str]:
    """Say which customers' numbers are among the bytes, as binary numbers of either width and order or as text."""
    wide, narrow = ({raw[start : start + n] for start in range(len(raw))} for n in (8, 4))
    texts = set(_DECIMAL.findall(raw))
    found = []
    for number, row in enumerate(values):
        own = row[~np.isnan(row)].tolist()
        written = [x for x in own if _written(x) & texts]
        long = [x for x in own if _packed(x, "d") & wide]
        # Among so many sets of 4 bytes any one number turns up by chance, but not two of the same customer.
        short = {np.float32(x) for x in own if _packed(x, "f") & narrow}
        if written or long or len(short) > 1:
            found.append(f"customer {number}: {written} as text, {long} in 8 bytes, {short} in 4")
    return found


def _golden(bundle: Path) -> pa.Table:
    return pq.read_table(bundle / "golden.parquet")


def _numbers(data: object) -> Iterator[float]:
    if isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from _numbers(part)
    elif isinstance(data, int | float):
        yield float(data)


def _alone(column: np.ndarray) -> np.ndarray:
    _, positions, counts = np.unique(column, return_inverse=True, return_counts=True)
    return np.where(counts[positions] == 1, column, np.nan)


def _written(value: float) -> set[bytes]:
    return {repr(abs(value)).encode(), str(abs(np.float32(value))).encode()}


def _packed(value: float, code: str) -> set[bytes]:
    return {struct.pack(order + code, value) for order in "<>"}
