from __future__ import annotations

import numpy as np

from custseg.candidates import unnamed_segments


def test_noise_counts_in_the_shares_and_in_no_segment() -> None:
    """The shares of all segments and of noise add up to one."""
    labels = np.array([0, 0, 1, -1], dtype=np.int32)

    segments = unnamed_segments(labels, n_clusters=2)

    assert [(one.id, one.n_customers, one.share) for one in segments] == [
        ("s1", 2, 0.5),
        ("s2", 1, 0.25),
    ]


def test_empty_clusters_keep_their_number() -> None:
    """A cluster without customers has a segment, so that numbers stay in step."""
    segments = unnamed_segments(np.array([1], dtype=np.int32), n_clusters=3)

    assert [one.n_customers for one in segments] == [0, 1, 0]
