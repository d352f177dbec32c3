"""Which table does a segmentation ask for, and what becomes of rows that break the agreement?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from custseg.errors import ParameterError, TableError
from custseg.segmentation.customers import Customers
from custseg.segmentation.ids import is_blank, read_ids
from custseg.segmentation.level_texts import level_texts
from custseg.tables import put_numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.features import FeatureState
    from custseg.rules.arrays import Vector
    from custseg.segmentation.column import Column

_CANNOT_BE_BELOW_ZERO = ("count", "days")
_EXACT_IN_FLOAT32 = (pa.float32(), pa.float16(), pa.int8(), pa.uint8(), pa.int16(), pa.uint16())
# Columns of assignments and of rejects, beside which the id stands.
_ANSWERS = ("segment_id", "segment_name", "membership", "runner_up", "margin", "row", "reason")


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """What came of reading a table: the customers that keep the contract, and the rows that do not.

    Parameters
    ----------
    customers
        Rows that keep it, in their order.
    positions
        Where they stand in the table, from 0.
    rejects
        The other rows: their id as it came, and `reason`.
    rejected_positions
        Where these stand.
    """

    customers: Customers
    positions: NDArray[np.intp]
    rejects: pa.Table
    rejected_positions: NDArray[np.intp]


@dataclass(frozen=True, kw_only=True)
class Contract:
    """The agreement on the customer table: which columns, of which kind.

    Columns that are not named are ignored. A missing value (null, NaN, an empty text) is allowed everywhere but in the id.

    Parameters
    ----------
    id_column
        Holds texts or integers, never blank.
    columns
        The others, in the order of the raw matrix.
    features
        What the columns were computed with, and are to be for every later customer; None where they do not come from
        transactions.

    Raises
    ------
    ParameterError
        When two columns share a name, or the id is called like a column of the assignments.

    Examples
    --------
    >>> from custseg.segmentation import Column
    >>> contract = Contract(id_column="id", columns=(Column(name="orders", kind="count"),))
    >>> reading = contract.read(pa.table({"id": ["a", "b"], "orders": [3, -1]}))
    >>> len(reading.customers), reading.rejects.to_pylist()
    (1, [{'id': 'b', 'reason': 'orders: below 0'}])
    """

    id_column: str
    columns: tuple[Column, ...]
    features: FeatureState | None = None

    def __post_init__(self) -> None:
        if len(set(self.names)) < len(self.names):
            raise ParameterError("A contract names each column once.", found=list(self.names))
        if self.id_column in _ANSWERS:
            raise ParameterError(
                f"The id cannot be called '{self.id_column}': assignments or rejects have a column of that name.",
                hint="rename the column in the data.",
            )

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that must be there, the id first."""
        return (self.id_column, *(column.name for column in self.columns))

    def narrowed(self, names: tuple[str, ...]) -> Contract:
        """Return the contract for these columns only, in this order."""
        by_name = {column.name: column for column in self.columns}
        return replace(self, columns=tuple(by_name[name] for name in names))

    def check_columns(self, present: list[str], *, where: str) -> None:
        """Refuse a table that lacks columns, or has them twice, naming all of them."""
        missing = [name for name in self.names if name not in present]
        if missing:
            raise TableError(
                f"{where} lacks {len(missing)} of its {len(self.names)} columns: {missing}.",
                found=sorted(present),
                hint="add the columns, or rename those that are there.",
            )
        double = [name for name in self.names if present.count(name) > 1]
        if double:
            raise TableError(f"{where} has columns twice: {double}.", hint="leave one of each.")

    def read(self, table: pa.Table, *, where: str = "The customer table") -> Reading:
        """Sort the rows of a table into customers and rejects.

        Raises
        ------
        TableError
            When a column is missing or cannot be read, or ids are neither text nor integers.
        """
        self.check_columns(table.column_names, where=where)
        ids = read_ids(table[self.id_column], name=self.id_column)
        reasons = _Reasons(len(table))
        reasons.add(is_blank(ids), f"{self.id_column}: blank id")
        raw = np.empty((len(self.columns), len(table)))  # column after column in memory
        for column, values in zip(self.columns, raw, strict=True):
            _read_column(table[column.name], column, reasons, into=values)
        customers = Customers(ids=ids, columns=self.columns, raw=raw.T)
        kept, rejected = reasons.kept(), reasons.rejected()
        return Reading(
            customers=customers.take(kept) if len(rejected) else customers,
            positions=kept,
            rejects=pa.table(
                {
                    self.id_column: ids.take(rejected),
                    "reason": pa.array(reasons.of(rejected), type=pa.string()),
                }
            ),
            rejected_positions=rejected,
        )


class _Reasons:
    """The first reason why each row breaks the contract."""

    def __init__(self, n_rows: int) -> None:
        self._codes = np.zeros(n_rows, dtype=np.int32)
        self._texts = [""]

    def add(self, is_wrong: NDArray[np.bool_], text: str) -> None:
        if is_wrong.any():
            self._texts.append(text)
            self._codes[is_wrong & (self._codes == 0)] = len(self._texts) - 1

    def kept(self) -> NDArray[np.intp]:
        return np.flatnonzero(self._codes == 0)

    def rejected(self) -> NDArray[np.intp]:
        return np.flatnonzero(self._codes)

    def of(self, rows: NDArray[np.intp]) -> list[str]:
        return [self._texts[code] for code in self._codes[rows]]


def _read_column(
    values: pa.ChunkedArray, column: Column, reasons: _Reasons, *, into: Vector
) -> None:
    if column.has_levels:
        into[:] = _read_levels(values, column, reasons)
        return
    is_text = put_numbers(values, into=into)
    reasons.add(is_text, f"{column.name}: not a number")
    if values.type not in _EXACT_IN_FLOAT32:
        with np.errstate(over="ignore"):
            into[:] = into.astype(np.float32)
    reasons.add(np.isinf(into), f"{column.name}: infinite, or too large for float32")
    if column.kind in _CANNOT_BE_BELOW_ZERO:
        reasons.add(into < 0, f"{column.name}: below 0")
    if column.lowest is not None:
        reasons.add(into < np.float32(column.lowest), f"{column.name}: below its scale")
    if column.highest is not None:
        reasons.add(into > np.float32(column.highest), f"{column.name}: above its scale")


def _read_levels(values: pa.ChunkedArray, column: Column, reasons: _Reasons) -> Vector:
    texts = level_texts(values, column)
    positions = pc.index_in(texts, value_set=pa.array(column.levels, type=texts.type))
    codes = np.asarray(pc.fill_null(positions, len(column.levels)), dtype=np.float64)
    codes[np.asarray(pc.is_null(texts))] = np.nan
    if column.kind == "ordered":
        reasons.add(codes == len(column.levels), f"{column.name}: not one of its levels")
    return codes
