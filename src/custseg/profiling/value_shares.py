"""Who brings the value?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Labels, Vector


def value_shares(labels: Labels, value: Vector | None, *, n_segments: int) -> tuple[float, ...]:
    """Return each segment's share of the value of all customers, noise included.

    A missing value counts as nothing. There are no shares, and the result is empty, without a value or where it does not sum
    to more than 0.

    Examples
    --------
    >>> value_shares(np.array([0, 1, -1]), np.array([6.0, 3.0, 1.0]), n_segments=2)
    (0.6, 0.3)
    """
    if value is None or not np.nansum(value) > 0:
        return ()
    total = float(np.nansum(value))
    return tuple(float(np.nansum(value[labels == one])) / total for one in range(n_segments))
