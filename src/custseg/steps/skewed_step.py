"""How do money, counts and days, most of them small and a few of them huge, enter the distance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.kernels import take_inverse_sinh
from custseg.steps.columns import fresh_columns
from custseg.steps.columnwise import divide, fill_and_clip, standardise
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class SkewedStep:
    """Fill what is missing, clip, take asinh(x / unit), and standardise.

    Near zero asinh is a straight line, far out a logarithm, and unlike one it takes zero and returned
    money: twice as much is the same distance from 100 to 200 as from 1,000 to 2,000 (Burbidge, Magee and Robb, 1988,
    Journal of the American Statistical Association 83, 123-127). The unit says where the one turns into the other.

    Parameters
    ----------
    input_names
        The p columns; the prepared ones are called the same.
    fill
        float64 (p,): stands for a missing value.
    low, high
        float64 (p,): values beyond them count as them.
    unit
        float64 (p,): above 0, in the unit of the column.
    mean, scale
        float64 (p,): of asinh(x / unit) over the training values; the scale of a constant column is 1.
    covers
        The fewest customers that any of these numbers stands for.

    Examples
    --------
    >>> import numpy as np
    >>> step = SkewedStep(
    ...     input_names=("spend",),
    ...     fill=np.array([50.0]),
    ...     low=np.array([0.0]),
    ...     high=np.array([9000.0]),
    ...     unit=np.array([50.0]),
    ...     mean=np.array([1.0]),
    ...     scale=np.array([2.0]),
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[0.0], [500.0], [5000.0]])).round(2).tolist()
    [[-0.5], [1.0], [2.15]]
    """

    kind: ClassVar[str] = "skewed"

    input_names: tuple[str, ...]
    fill: Vector
    low: Vector
    high: Vector
    unit: Vector
    mean: Vector
    scale: Vector
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.input_names),)
        freeze_arrays(self, fill=shape, low=shape, high=shape, unit=shape, mean=shape, scale=shape)
        check_fields(
            self,
            low_is_not_above_high=(self.low <= self.high).all(),
            unit_is_above_0=(self.unit > 0).all(),
            scale_is_above_0=(self.scale > 0).all(),
        )

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared columns: those of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, p), NaN where missing, to float64 (n, p) without any."""
        columns = fresh_columns(self, X)
        fill_and_clip(columns, self.fill, self.low, self.high)
        divide(columns, self.unit)
        take_inverse_sinh(columns.reshape(-1))
        standardise(columns, self.mean, self.scale)
        return columns.T
