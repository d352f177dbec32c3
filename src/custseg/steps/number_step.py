"""How does a number that needs no bending enter the distance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.steps.columns import fresh_columns
from custseg.steps.columnwise import fill_and_clip, standardise
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class NumberStep:
    """Fill what is missing, clip, and standardise: (x - mean) / scale.

    Parameters
    ----------
    input_names
        The p columns; the prepared ones are called the same.
    fill
        float64 (p,): stands for a missing value.
    low, high
        float64 (p,): values beyond them count as them.
    mean, scale
        float64 (p,): of the clipped training values; the scale of a constant column is 1.
    covers
        The fewest customers that any of these numbers stands for.

    Examples
    --------
    >>> import numpy as np
    >>> step = NumberStep(
    ...     input_names=("age_years",),
    ...     fill=np.array([40.0]),
    ...     low=np.array([20.0]),
    ...     high=np.array([80.0]),
    ...     mean=np.array([40.0]),
    ...     scale=np.array([10.0]),
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[50.0], [900.0], [np.nan]])).tolist()
    [[1.0], [4.0], [0.0]]
    """

    kind: ClassVar[str] = "number"

    input_names: tuple[str, ...]
    fill: Vector
    low: Vector
    high: Vector
    mean: Vector
    scale: Vector
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.input_names),)
        freeze_arrays(self, fill=shape, low=shape, high=shape, mean=shape, scale=shape)
        check_fields(
            self,
            low_is_not_above_high=(self.low <= self.high).all(),
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
        standardise(columns, self.mean, self.scale)
        return columns.T
