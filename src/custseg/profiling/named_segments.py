"""Which segments are large enough to be spoken of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels


def named_segments(labels: Labels) -> NDArray[np.intp]:
    """Return the segments of at least 10 customers, ascending.

    Parameters
    ----------
    labels
        int32 (n,): segments, and NOISE.

    Examples
    --------
    >>> named_segments(np.repeat(np.array([-1, 0, 1, 2]), [20, 15, 9, 10])).tolist()
    [0, 2]
    """
    return np.flatnonzero(np.bincount(labels[labels != NOISE]) >= MIN_COVERED)
