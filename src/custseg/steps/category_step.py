"""How does a column of names enter the distance, with the weight of one number?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose, isnan, sqrt
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.steps.step import Matrix, Vector

_NOWHERE = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class CategoryStep:
    """Replace a level by its centred indicators, (is it this level? - p) / sqrt(1 - sum of p^2).

    The variances p (1 - p) of all indicators sum to 1 - sum of p^2, so that the whole column varies as
    much as one standardised number, however many levels it has.

    Parameters
    ----------
    input_names
        The one column, which holds positions of levels, NaN where missing.
    levels
        The k levels kept, by name.
    codes
        float64 (k,): their positions, ascending.
    shares
        float64 (k,): the share of customers in each.
    other_share
        Of the pooled rare levels, which any unknown level joins; None without a pool. An unknown level is
        then an average customer: a row of zeros.
    missing_share
        Of missing values as a level of their own; None where they are too few: they join the pool.
    covers
        The fewest customers in any kept level, the pool and the missing ones.

    Examples
    --------
    >>> import numpy as np
    >>> step = CategoryStep(
    ...     input_names=("region",),
    ...     levels=("north", "south"),
    ...     codes=np.array([0.0, 1.0]),
    ...     shares=np.array([0.5, 0.3]),
    ...     other_share=0.2,
    ...     missing_share=None,
    ...     covers=10,
    ... )
    >>> step.output_names
    ('region=north', 'region=south', 'region:other')
    >>> step.transform(np.array([[1.0], [7.0]])).round(2).tolist()
    [[-0.64, 0.89, -0.25], [-0.64, -0.38, 1.02]]
    """

    kind: ClassVar[str] = "category"

    input_names: tuple[str, ...]
    levels: tuple[str, ...]
    codes: Vector
    shares: Vector
    other_share: float | None
    missing_share: float | None
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.levels),)
        freeze_arrays(self, codes=shape, shares=shape)
        shares = self._all_shares()
        check_fields(
            self,
            it_reads_one_column=len(self.input_names) == 1,
            codes_ascend=(np.diff(self.codes) > 0).all(),
            shares_are_above_0=(shares > 0).all(),
            shares_sum_to_1=isclose(shares.sum(), 1),
        )

    @property
    def output_names(self) -> tuple[str, ...]:
        """`column=level` for each level kept, then `column:other` and `column:missing` where they exist."""
        (column,) = self.input_names
        return (
            *(f"{column}={level}" for level in self.levels),
            *((f"{column}:other",) if self.other_share is not None else ()),
            *((f"{column}:missing",) if self.missing_share is not None else ()),
        )

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, 1) to float64 (n, number of output names)."""
        (column,) = fresh_columns(self, X)
        shares = self._all_shares()
        other = _NOWHERE if self.other_share is None else len(self.levels)
        missing = other if self.missing_share is None else len(shares) - 1
        places = _places(column, self.codes, other, missing)
        return _indicators(places, shares, _spread(shares)).T

    def _all_shares(self) -> Vector:
        extra = [share for share in (self.other_share, self.missing_share) if share is not None]
        return np.concatenate([self.shares, np.array(extra, dtype=np.float64)])


def _spread(shares: Vector) -> float:
    rest = 1 - sum(share * share for share in shares.tolist())
    # A single level: its indicator is always 1 - 1 = 0, whatever it is divided by.
    return sqrt(rest) if len(shares) > 1 else 1.0


@kernel
def _places(column: Vector, codes: Vector, other: int, missing: int) -> NDArray[np.int64]:
    places = np.empty(len(column), dtype=np.int64)
    for row in range(len(column)):
        code = column[row]
        place = np.searchsorted(codes, code)
        if isnan(code):
            places[row] = missing
        elif place < codes.shape[0] and codes[place] == code:
            places[row] = place
        else:
            places[row] = other
    return places


@kernel
def _indicators(places: NDArray[np.int64], shares: Vector, spread: float) -> Matrix:
    indicators = np.zeros((len(shares), len(places)))
    for level in range(len(shares)):
        own, share = indicators[level], shares[level]
        for row in range(len(places)):
            is_here = 1.0 if places[row] == level else 0.0
            own[row] = 0.0 if places[row] == _NOWHERE else (is_here - share) / spread
    return indicators
