"""How does a share between 0 and 1 enter the distance?"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sqrt
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.columnwise import fill_and_clip, standardise
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector

# Sun's fdlibm, e_asin.c: (arcsin(x) - x) / x below the reach, as a quotient of polynomials in x^2.
_REACH = 0.5
_P0, _P1, _P2, _P3, _P4, _P5 = (
    1.66666666666666657415e-01,
    -3.25565818622400915405e-01,
    2.01212532134862925881e-01,
    -4.00555345006794114027e-02,
    7.91534994289814532176e-04,
    3.47933107596021167570e-05,
)
_Q1, _Q2, _Q3, _Q4 = (
    -2.40339491173441421878e00,
    2.02094576023350569471e00,
    -6.88283971605453293030e-01,
    7.70381505559019352791e-02,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class ShareStep:
    """Fill what is missing, clip to [0, 1], take the arcsine of the square root, and standardise.

    The arcsine of the root makes the spread of a share that was counted the same near 0 and 1 as in the
    middle (Anscombe, 1948, Biometrika 35, 246-254).

    Parameters
    ----------
    input_names
        The p columns; the prepared ones are called the same.
    fill
        float64 (p,): stands for a missing value.
    mean, scale
        float64 (p,): of the arcsines over the training values; the scale of a constant column is 1.
    covers
        The fewest customers that any of these numbers stands for.

    Notes
    -----
    The arcsine is computed here, for the reason given in `SkewedStep`.

    Examples
    --------
    >>> import numpy as np
    >>> step = ShareStep(
    ...     input_names=("discount_share",),
    ...     fill=np.array([0.5]),
    ...     mean=np.array([np.pi / 4]),
    ...     scale=np.array([np.pi / 4]),
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[0.0], [0.5], [1.0], [1.2]])).round(9).tolist()
    [[-1.0], [0.0], [1.0], [1.0]]
    """

    kind: ClassVar[str] = "share"

    input_names: tuple[str, ...]
    fill: Vector
    mean: Vector
    scale: Vector
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.input_names),)
        freeze_arrays(self, fill=shape, mean=shape, scale=shape)
        check_fields(self, scale_is_above_0=(self.scale > 0).all())

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared columns: those of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, p), NaN where missing, to float64 (n, p) without any."""
        columns = fresh_columns(self, X)
        fill_and_clip(columns, self.fill, np.zeros_like(self.fill), np.ones_like(self.fill))
        _bend(columns.reshape(-1))
        standardise(columns, self.mean, self.scale)
        return columns.T


@kernel
def _bend(shares: Vector) -> None:
    for place in range(len(shares)):
        outer = sqrt(shares[place])
        is_small = outer < _REACH
        # arcsin(x) = pi/2 - 2 arcsin(sqrt((1 - x) / 2))
        square = shares[place] if is_small else (1 - outer) / 2
        root = sqrt(square)
        upper = square * (
            _P0 + square * (_P1 + square * (_P2 + square * (_P3 + square * (_P4 + square * _P5))))
        )
        lower = 1 + square * (_Q1 + square * (_Q2 + square * (_Q3 + square * _Q4)))
        arcsine = root + root * (upper / lower)
        shares[place] = arcsine if is_small else pi / 2 - 2 * arcsine
