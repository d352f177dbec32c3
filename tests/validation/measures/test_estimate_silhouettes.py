from __future__ import annotations

import numpy as np
import pytest

from custseg.validation.measures.estimate_silhouettes import estimate_silhouettes
from custseg.validation.measures.silhouettes import silhouettes

GENERATOR = np.random.default_rng(0)
LABELS = GENERATOR.choice([0, 1, 2, -1], p=[0.6, 0.29, 0.01, 0.1], size=3000).astype(np.int32)
ROUND = GENERATOR.normal(size=(3000, 3)) + LABELS[:, None]


@pytest.mark.parametrize("matrix", [ROUND, np.exp(ROUND), 9 * LABELS[:, None] + ROUND])
def test_intervals_hold_the_exact_figures(matrix: np.ndarray) -> None:
    """For overlapping, skewed and clear groups at least 93 of 100 intervals hold the truth, of each segment too."""
    exact = silhouettes(matrix, LABELS, rows=np.arange(3000))
    members = [np.flatnonzero(np.equal(LABELS, segment)) for segment in range(3)]
    truths = [exact.mean(), *(exact[own].mean() for own in members)]

    estimates = [
        estimate_silhouettes(matrix, LABELS, n_segments=3, n_rows=150, seed=seed)
        for seed in range(100)
    ]

    for number, truth in enumerate(truths):
        intervals = [(one.whole, *one.segments)[number] for one in estimates]
        assert sum(one.low - 1e-12 <= truth <= one.high + 1e-12 for one in intervals) >= 93


def test_interval_is_narrower_than_that_of_the_sample_alone() -> None:
    """Knowing the cheap figure of everybody is worth many more rows."""
    exact = silhouettes(ROUND, LABELS, rows=np.arange(3000))

    found = estimate_silhouettes(ROUND, LABELS, n_segments=3, n_rows=150, seed=0)

    alone = 2 * 1.96 * exact.std() / np.sqrt(found.n_sampled)
    assert found.whole.high - found.whole.low < alone / 4


def test_a_segment_without_customers_is_zero() -> None:
    """The rule may know a segment that nobody is in."""
    found = estimate_silhouettes(ROUND, LABELS, n_segments=4, n_rows=150, seed=0)

    assert (found.segments[3].value, found.segments[3].high) == (0, 0)
