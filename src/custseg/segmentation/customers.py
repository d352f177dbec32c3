"""What do the stages after reading hold in their hands?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from typing import Self

    import pyarrow as pa

    from custseg.segmentation.column import Column

Matrix: TypeAlias = NDArray[np.float64]


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
        float64 (n, len(columns)): numbers rounded to float32, positions for levels, NaN where missing.
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
        return self.raw[:, [own.index(name) for name in names]]

    def take(self, rows: NDArray[np.intp]) -> Self:
        """Return the customers at these positions; a position may come twice."""
        return replace(self, ids=self.ids.take(rows), raw=self.raw[rows])
