"""What does a draft have to know of a column?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.rules import MIN_COVERED
from custseg.tables import as_numbers, as_texts, decode_column

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector

Storage: TypeAlias = Literal["number", "text", "time", "other"]

_TIME = r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$"
# A number loses a 0 at its start and digits after the fifteenth: with these it is a code.
_CODE = r"^[+-]?0\d|\d{16}"
_EXACT = 2**53


@dataclass(frozen=True, kw_only=True, eq=False)
class ColumnFacts:
    """A column of a table that nobody has described.

    Parameters
    ----------
    name
        Of the column.
    storage
        What its values can be read as: a text column of numbers holds numbers, unless one starts with 0.
    codes
        int64 (n,): which of the distinct values stands in each row, -1 where it is missing.
    distinct
        The distinct values: float64 of a number, datetime64 of a time, texts otherwise.
    is_decimal
        Whether it is stored with decimals, as no id may be.
    """

    name: str
    storage: Storage
    codes: NDArray[np.int64]
    distinct: NDArray[np.generic]
    is_decimal: bool = False

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def n_missing(self) -> int:
        """Rows without a value."""
        return int(np.count_nonzero(self.codes < 0))

    @property
    def missing_share(self) -> float:
        """Share of the rows without a value; 0 of a table without rows."""
        return self.n_missing / len(self) if len(self) else 0.0

    @property
    def is_unique(self) -> bool:
        """Whether every row has a value of its own."""
        return self.n_missing == 0 and len(self.distinct) == len(self)

    @property
    def is_binary(self) -> bool:
        """Whether it has two values."""
        return len(self.distinct) == len(("no", "yes"))

    @property
    def is_whole(self) -> bool:
        """Whether it holds whole numbers."""
        return self.storage == "number" and bool((self.distinct == np.round(self.numbers)).all())

    @property
    def numbers(self) -> Vector:
        """The distinct numbers, ascending."""
        return np.asarray(self.distinct, dtype=np.float64)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """The rows of each distinct value."""
        return np.bincount(self.codes[self.codes >= 0], minlength=len(self.distinct))

    @cached_property
    def distinct_texts(self) -> tuple[str, ...]:
        """The distinct values as the texts that name levels."""
        return tuple(as_texts(pa.chunked_array([pa.array(self.distinct)])).to_pylist())

    @cached_property
    def levels(self) -> tuple[str, ...]:
        """The texts of the distinct values, the most frequent first."""
        texts = self.distinct_texts
        order = sorted(range(len(texts)), key=lambda one: (-self.counts[one], texts[one]))
        return tuple(texts[one] for one in order)

    @property
    def covered_levels(self) -> tuple[str, ...]:
        """The levels of at least 10 rows: no other may be written down."""
        return self.levels[: int(np.count_nonzero(self.counts >= MIN_COVERED))]

    @property
    def all_levels_are_covered(self) -> bool:
        """Whether no level has under 10 rows."""
        return bool((self.counts >= MIN_COVERED).all())

    def values(self) -> Vector:
        """Return the numbers row by row: float64 (n,), NaN where missing."""
        return np.append(self.numbers, np.nan)[self.codes]


def column_facts(name: str, values: pa.ChunkedArray) -> ColumnFacts:
    """Look at a column.

    Examples
    --------
    >>> facts = column_facts("orders", pa.chunked_array([["3", "1", "", "3"]]))
    >>> facts.storage, facts.levels, facts.n_missing
    ('number', ('3', '1'), 1)
    """
    values = decode_column(values)
    kind = values.type
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return _encoded(name, "time", values.cast(pa.timestamp("us"), safe=False))
    if pa.types.is_integer(kind) and _is_beyond(values):
        return _encoded(name, "text", as_texts(values))
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _numbers(name, values, is_decimal=not pa.types.is_integer(kind))
    if pa.types.is_boolean(kind):
        return _encoded(name, "text", as_texts(values))
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        missing = np.where(np.asarray(pc.is_null(values)), -1, 0)
        return ColumnFacts(name=name, storage="other", codes=missing, distinct=np.array([""]))
    return _of_texts(name, values)


def _of_texts(name: str, values: pa.ChunkedArray) -> ColumnFacts:
    texts = as_texts(values)
    trimmed = pc.utf8_trim_whitespace(values.cast(pa.large_string()))
    _, is_wrong = as_numbers(trimmed)
    if not is_wrong.any() and not _any(pc.match_substring_regex(trimmed, _CODE)):
        return _numbers(name, trimmed, is_decimal=False)
    if _all(pc.match_substring_regex(texts, _TIME)):
        try:
            return _encoded(name, "time", texts.cast(pa.timestamp("us")))
        except pa.ArrowException:  # such as the 31st of June
            return _encoded(name, "text", texts)
    return _encoded(name, "text", texts)


def _numbers(name: str, values: pa.ChunkedArray, *, is_decimal: bool) -> ColumnFacts:
    numbers, _ = as_numbers(values)
    known = np.isfinite(numbers)
    distinct, places = np.unique(numbers[known], return_inverse=True)
    codes = np.full(len(numbers), -1, dtype=np.int64)
    codes[known] = places
    return ColumnFacts(
        name=name, storage="number", codes=codes, distinct=distinct, is_decimal=is_decimal
    )


def _encoded(name: str, storage: Storage, values: pa.ChunkedArray) -> ColumnFacts:
    encoded = pa.chunked_array(values.chunks, values.type).combine_chunks().dictionary_encode()
    codes = np.asarray(pc.fill_null(encoded.indices, -1), dtype=np.int64)
    distinct = encoded.dictionary.to_numpy(zero_copy_only=False)
    return ColumnFacts(name=name, storage=storage, codes=codes, distinct=distinct)


def _is_beyond(values: pa.ChunkedArray) -> bool:
    """Say whether whole numbers are too large to tell apart as float64."""
    ends = pc.min_max(values).as_py()
    return ends["min"] is not None and max(-ends["min"], ends["max"]) > _EXACT


def _any(answers: pa.ChunkedArray) -> bool:
    return bool(pc.any(answers).as_py())


def _all(answers: pa.ChunkedArray) -> bool:
    # Null where every value is missing: nothing was seen.
    return bool(pc.all(answers, min_count=1).as_py())
