"""Which of the levels that were learned does a customer have?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class LevelStep:
    """Replace a level by its number among those kept, and leave missing what is missing.

    For rules that ask which level a customer has, and measure no distance.

    Parameters
    ----------
    input_names
        The one column, which holds positions of levels, NaN where missing; the prepared one is called the same.
    levels
        The k levels kept, by name: they become 0..k-1.
    codes
        float64 (k,): their positions, ascending.
    shares
        float64 (k,): the share of each among the customers of whom the level is known.
    other_share
        Of the pooled rare levels, which become k, as does any unknown level; None without a pool. An unknown
        level is then a missing one.
    covers
        The fewest customers in any kept level and the pool.

    Examples
    --------
    >>> import numpy as np
    >>> step = LevelStep(
    ...     input_names=("region",),
    ...     levels=("north", "south"),
    ...     codes=np.array([0.0, 2.0]),
    ...     shares=np.array([0.5, 0.3]),
    ...     other_share=0.2,
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[2.0], [7.0], [np.nan]])).ravel().tolist()
    [1.0, 2.0, nan]
    """

    kind: ClassVar[str] = "level"

    input_names: tuple[str, ...]
    levels: tuple[str, ...]
    codes: Vector
    shares: Vector
    other_share: float | None
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.levels),)
        freeze_arrays(self, codes=shape, shares=shape)
        total = self.shares.sum() + (self.other_share or 0.0)
        check_fields(
            self,
            it_reads_one_column=len(self.input_names) == 1,
            codes_ascend=(np.diff(self.codes) > 0).all(),
            shares_are_above_0=(self.shares > 0).all(),
            other_share_is_above_0=self.other_share is None or self.other_share > 0,
            # Nothing is known of a column that every customer misses.
            shares_sum_to_1=isclose(total, 1) or total == 0,
        )

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared column: that of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, 1) to float64 (n, 1), NaN where missing."""
        columns = fresh_columns(self, X)
        other = np.nan if self.other_share is None else float(len(self.levels))
        _number(columns[0], self.codes, other)
        return columns.T


@kernel
def _number(values: Vector, codes: Vector, other: float) -> None:
    for row in range(len(values)):
        value = values[row]
        place = np.searchsorted(codes, value)
        if place < len(codes) and codes[place] == value:
            values[row] = place
        elif not np.isnan(value):
            values[row] = other
