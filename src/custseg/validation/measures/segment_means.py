"""What is a figure's mean in each segment that is large enough to tell of?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels


def segment_means(figures: NDArray[Any], labels: Labels, *, n_segments: int) -> tuple[float, ...]:
    """Return the mean over the customers of each segment, 0 for one of under 10: it would tell of single people.

    Parameters
    ----------
    figures
        (n,): numbers, or whether something is true, whose mean is a share.
    labels
        int32 (n,): segments 0..n_segments-1, or NOISE.

    Examples
    --------
    >>> import numpy as np
    >>> labels = np.repeat(np.array([0, 1, -1]), [20, 9, 5])
    >>> segment_means(np.arange(34) < 5, labels, n_segments=3)
    (0.25, 0.0, 0.0)
    """
    members = (figures[labels == segment] for segment in range(n_segments))
    return tuple(float(own.mean()) if len(own) >= MIN_COVERED else 0.0 for own in members)
