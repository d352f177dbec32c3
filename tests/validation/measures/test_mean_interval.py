from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from custseg.validation.measures.mean_interval import mean_interval


def test_agrees_with_scipy() -> None:
    """The interval is that of Student's test."""
    figures = np.random.default_rng(0).normal(0.7, 0.1, 12)

    expected = ttest_1samp(figures, 0).confidence_interval(0.95)

    assert mean_interval(figures) == pytest.approx((expected.low, expected.high))


def test_one_figure_has_no_spread() -> None:
    """A single figure leaves everything open."""
    assert mean_interval(np.array([0.7])) == (-np.inf, np.inf)
