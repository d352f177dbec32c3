"""What are the exponential, the logarithm and the inverse hyperbolic sine of many numbers, to the same bits everywhere?"""

from __future__ import annotations

from math import copysign, sqrt
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels.kernel import kernel

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

# The functions of C libraries differ in their last bits from one to the next, and work on one number at a time.
# These are additions, multiplications, divisions and roots in a fixed order, which a processor does for several
# numbers at once. Exponents are read and written as bits, which stand side by side in a second view of an array.
_TILE = 1024

_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
# 1.5 * 2^52: a number added to it is rounded to an integer, which stands in its last bits.
_ROUNDER = 6755399441055744.0
_ROUNDER_BITS = 0x4338000000000000
_EXPONENT_SHIFT, _EXPONENT_BIAS = 52, 1023

# Sun's fdlibm, e_exp.c: x (exp(x) + 1) / (exp(x) - 1) as a polynomial in x^2.
_INVERSE_LN2 = 1.44269504088896338700e00
_P1, _P2, _P3, _P4, _P5 = (
    1.66666666666666019037e-01,
    -2.77777777770155933842e-03,
    6.61375632143793436117e-05,
    -1.65339022054652515390e-06,
    4.13813679705723846039e-08,
)
_LEAST_EXPONENT, _GREATEST_EXPONENT = -708.0, 709.0

# Sun's fdlibm, e_log.c: the polynomial in ((m - 1) / (m + 1))^2, m from sqrt(1/2) to sqrt(2).
_LG1, _LG2, _LG3, _LG4, _LG5, _LG6, _LG7 = (
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860510658591e-01,
)
_ROOT_HALF_BITS = int(np.array(sqrt(0.5)).view(np.int64))
# Beyond it sqrt(1 + x^2) is x to the last bit, and x^2 could overflow.
_LARGE = 2.0**28


@kernel
def exponentiate(values: Vector) -> None:
    """Replace each number by its exponential; below -708 that is 0, and so it is of NaN.

    Parameters
    ----------
    values
        float64 (n,), one after the other in memory, up to 709.

    Examples
    --------
    >>> values = np.array([0.0, -1.0, -800.0])
    >>> exponentiate(values)
    >>> values.round(6).tolist()
    [1.0, 0.367879, 0.0]
    """
    powers = np.empty(_TILE)
    bits = powers.view(np.int64)
    for start in range(0, len(values), _TILE):
        own = values[start : start + _TILE]
        for place in range(len(own)):
            x = max(_LEAST_EXPONENT, own[place])  # in this order NaN counts as the least
            powers[place] = min(x, _GREATEST_EXPONENT) * _INVERSE_LN2 + _ROUNDER
        for place in range(len(own)):
            is_told = own[place] >= _LEAST_EXPONENT
            x = min(own[place] if is_told else _LEAST_EXPONENT, _GREATEST_EXPONENT)
            power = powers[place] - _ROUNDER
            high, low = x - power * _LN2_HIGH, power * _LN2_LOW
            rest = high - low
            square = rest * rest
            polynomial = square * (
                _P1 + square * (_P2 + square * (_P3 + square * (_P4 + square * _P5)))
            )
            c = rest - polynomial
            mantissa = 1 - ((low - (rest * c) / (2 - c)) - high)
            own[place] = mantissa if is_told else 0.0
        for place in range(len(own)):
            bits[place] = (bits[place] - _ROUNDER_BITS + _EXPONENT_BIAS) << _EXPONENT_SHIFT
        for place in range(len(own)):
            own[place] *= powers[place]


@kernel
def take_logarithms(values: Vector) -> None:
    """Replace each number by its natural logarithm.

    Parameters
    ----------
    values
        float64 (n,), one after the other in memory, from 2.3e-308 to 1.7e308.

    Examples
    --------
    >>> values = np.array([1.0, 10.0])
    >>> take_logarithms(values)
    >>> values.round(6).tolist()
    [0.0, 2.302585]
    """
    _add_logarithms(values, np.zeros(_TILE))


@kernel
def take_inverse_sinh(values: Vector) -> None:
    """Replace each number by its inverse hyperbolic sine, log(x + sqrt(1 + x^2)) for x from 0, and odd.

    Parameters
    ----------
    values
        float64 (n,), one after the other in memory, finite.

    Examples
    --------
    >>> values = np.array([0.0, 1.0, -10.0])
    >>> take_inverse_sinh(values)
    >>> values.round(6).tolist()
    [0.0, 0.881374, -2.998223]
    """
    totals, rests = np.empty(_TILE), np.empty(_TILE)
    for start in range(0, len(values), _TILE):
        own = values[start : start + _TILE]
        for place in range(len(own)):
            size = abs(own[place])
            square = size * size
            beyond = 2 * size - 1 if size > _LARGE else size + square / (1 + sqrt(1 + square))
            totals[place] = 1 + beyond
            # What 1 + beyond rounds away is added to its logarithm.
            rests[place] = (beyond - (totals[place] - 1)) / totals[place]
        _add_logarithms(totals[: len(own)], rests)
        for place in range(len(own)):
            own[place] = copysign(totals[place], own[place])


@kernel
def _add_logarithms(values: Vector, rests: Vector) -> None:
    """Replace each number by its logarithm, plus a rest that is small against it, the same for each tile."""
    mantissas, powers = np.empty(_TILE), np.empty(_TILE)
    mantissa_bits, power_bits = mantissas.view(np.int64), powers.view(np.int64)
    for start in range(0, len(values), _TILE):
        own = values[start : start + _TILE]
        mantissas[: len(own)] = own
        for place in range(len(own)):
            power = (mantissa_bits[place] - _ROOT_HALF_BITS) >> _EXPONENT_SHIFT
            mantissa_bits[place] -= power << _EXPONENT_SHIFT
            power_bits[place] = power + _ROUNDER_BITS
        for place in range(len(own)):
            power_of_2 = powers[place] - _ROUNDER
            f = mantissas[place] - 1
            s = f / (2 + f)
            z = s * s
            w = z * z
            odd = z * (_LG1 + w * (_LG3 + w * (_LG5 + w * _LG7)))
            even = w * (_LG2 + w * (_LG4 + w * _LG6))
            half = 0.5 * f * f
            own[place] = power_of_2 * _LN2_HIGH - (
                (half - (s * (half + odd + even) + power_of_2 * _LN2_LOW + rests[place])) - f
            )
