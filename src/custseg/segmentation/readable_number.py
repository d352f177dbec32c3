"""How is a number written for people?"""

from __future__ import annotations

from decimal import Decimal

import numpy as np

_GREATEST = float(np.finfo(np.float32).max)


def readable_number(number: float) -> str:
    """Return a number with at most six decimals, its thousands parted by commas.

    A fraction that a float32 holds, as customers' values are, has as many digits as it takes to tell it from other ones: 1234.56 is
    not 1,234.560059, and 1e-9 is not 0.

    Examples
    --------
    >>> readable_number(1200.0), readable_number(0.25), readable_number(float(np.float32(1234.56)))
    ('1,200', '0.25', '1,234.56')
    """
    if abs(number) <= _GREATEST and number % 1 and float(np.float32(number)) == number:
        return f"{Decimal(str(np.float32(number))):,f}"
    return f"{number + 0.0:,.6f}".rstrip("0").rstrip(".")
