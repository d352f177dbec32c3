"""How do money, counts and days, most of them small and a few of them huge, enter the distance?"""

from __future__ import annotations

from dataclasses import dataclass
from math import copysign, frexp, sqrt
from typing import TYPE_CHECKING, ClassVar

from custseg.steps.columnwise import fill_and_clip, standardise
from custseg.steps.fields import check_fields, freeze_arrays
from custseg.steps.rows import fresh_rows
from custseg.tables.kernel import kernel

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector

# Beyond it sqrt(1 + x^2) is x to the last bit, and x^2 could overflow.
_LARGE = 2.0**28
# Sun's fdlibm, e_log.c: ln 2 in two parts, and the polynomial in ((m - 1) / (m + 1))^2.
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_LG1, _LG2, _LG3, _LG4, _LG5, _LG6, _LG7 = (
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01,
)
_ROOT_HALF = sqrt(0.5)


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

    Notes
    -----
    asinh is computed here from additions, multiplications, divisions and roots, which give the same bits on every
    processor and for every position in a batch. That of a C library does neither.

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
        rows = fresh_rows(self, X)
        fill_and_clip(rows, self.fill, self.low, self.high)
        _bend(rows, self.unit)
        standardise(rows, self.mean, self.scale)
        return rows


@kernel
def _bend(rows: Matrix, unit: Vector) -> None:
    for row in range(rows.shape[0]):
        for column in range(rows.shape[1]):
            rows[row, column] = _asinh(rows[row, column] / unit[column])


@kernel
def _asinh(x: float) -> float:
    size = abs(x)
    square = size * size
    beyond = 2 * size - 1 if size > _LARGE else size + square / (1 + sqrt(1 + square))
    return copysign(_log1p(beyond), x)


@kernel
def _log1p(x: float) -> float:
    """Return log(1 + x) for x >= 0, as fdlibm's e_log.c does, with the term that 1 + x rounds away."""
    total = 1 + x
    mantissa, exponent = frexp(total)
    if mantissa < _ROOT_HALF:
        mantissa, exponent = 2 * mantissa, exponent - 1
    f = mantissa - 1
    s = f / (2 + f)
    z = s * s
    w = z * z
    odd = z * (_LG1 + w * (_LG3 + w * (_LG5 + w * _LG7)))
    even = w * (_LG2 + w * (_LG4 + w * _LG6))
    half = 0.5 * f * f
    rest = (x - (total - 1)) / total
    return exponent * _LN2_HIGH - (
        (half - (s * (half + odd + even) + exponent * _LN2_LOW + rest)) - f
    )
