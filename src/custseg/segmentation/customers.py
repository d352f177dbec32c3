"""What do the stages after reading hold in their hands?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

if TYPE_CHECKING:
    from typing import Self

    from custseg.segmentation.column import Column

Matrix: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Customers:
    """Customers that satisfy a contract: ids, and their columns as one raw matrix.

    Parameters
    ----------
    ids
        Text or integers, as they came.
    columns
        What each column of `raw` is.
    raw
        float64 (n, len(columns)): numbers rounded to float32, positions for levels, NaN where missing. Contracts read it
        column after column in memory, which kernels walk fastest; any order of memory is allowed.
    """

    ids: pa.Array
    columns: tuple[Column, ...]
    raw: Matrix

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def matrix(self, names: tuple[str, ...]) -> Matrix:
        """Return the named raw columns, in the order asked for: float64 (n, len(names))."""
        own = self.names
        if own == names:
            return self.raw
        return self.raw.T[[own.index(name) for name in names]].T

    def take(self, rows: NDArray[np.intp]) -> Self:
        """Return the customers at these positions; a position may come twice."""
        return replace(self, ids=self.ids.take(rows), raw=self.raw.T.take(rows, axis=1).T)

    def with_column(self, column: Column, values: Vector) -> Self:
        """Return the same customers with one more column, float64 (n,)."""
        raw = np.concatenate([self.raw.T, values[None]]).T
        return replace(self, columns=(*self.columns, column), raw=raw)

    def as_table(self, id_column: str) -> pa.Table:
        """Return the customers as a table that keeps the same contract: numbers, and the names of levels."""
        columns = {id_column: self.ids}
        for position, column in enumerate(self.columns):
            columns[column.name] = _as_column(self.raw[:, position], column)
        return pa.table(columns)


def _as_column(values: NDArray[np.float64], column: Column) -> pa.Array:
    if not column.has_levels:
        return pa.array(values, from_pandas=True)
    names = pa.array([*column.levels, _other_than(column)], type=pa.string())
    codes = pa.array(np.nan_to_num(values).astype(np.int32), mask=np.isnan(values))
    return names.take(codes)


def _other_than(column: Column) -> str:
    """Return a text that is read as none of a column's levels, even where its first characters alone are."""
    names = chain(["other"], map(chr, count(ord("■"))))
    return next(name for name in names if name[: column.prefix] not in column.levels)
