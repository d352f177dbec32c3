"""How is a loop over rows compiled, wherever custseg is installed?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

_Function = TypeVar("_Function", bound=Callable[..., Any])


def kernel(function: _Function) -> _Function:
    """Compile a function on first use, and keep the machine code on disk where a folder is writable.

    It runs serially and without Python's lock, so that threads may share the batches, and without `fastmath`, so
    that a row gives the same bits wherever it stands. A kernel calls kernels of its own file only:
    numba's cache notices no change in another one.

    Examples
    --------
    >>> @kernel
    ... def doubled(number):
    ...     return 2 * number
    >>> doubled(21)
    42
    """
    try:
        compiled = numba.njit(nogil=True, fastmath=False, error_model="numpy", cache=True)(function)
    except RuntimeError:  # numba found no folder that it may write
        compiled = numba.njit(nogil=True, fastmath=False, error_model="numpy")(function)
    return cast("_Function", compiled)
