"""What are segments called before anybody has looked at them?"""

from __future__ import annotations

import numpy as np

from custseg.rules import Labels  # noqa: TC001 - numpy's types are cheap
from custseg.segmentation import Segment


def unnamed_segments(labels: Labels, *, n_clusters: int) -> tuple[Segment, ...]:
    """Return a segment for each cluster, with its size and a number for a name.

    Examples
    --------
    >>> unnamed_segments(np.array([0, 1, 0, -1], dtype=np.int32), n_clusters=2)[0].share
    0.5
    """
    counts = np.bincount(labels[labels >= 0], minlength=n_clusters)
    return tuple(
        Segment(
            id=f"s{cluster + 1}",
            name=f"Segment {cluster + 1}",
            n_customers=int(counts[cluster]),
            share=float(counts[cluster] / max(len(labels), 1)),
        )
        for cluster in range(n_clusters)
    )
