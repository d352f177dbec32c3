"""Degrees become shares."""

from __future__ import annotations

import numpy as np

from custseg.rules import NOISE
from custseg.rules.share_out import empty_noise, share_out


def test_the_degrees_of_a_row_sum_to_one() -> None:
    """And their sum before is told."""
    degrees, totals = np.array([[1.0, 3.0], [1.0, 1.0]]), np.empty(2)

    share_out(degrees, totals)

    assert degrees.tolist() == [[0.5, 0.75], [0.5, 0.25]]
    assert totals.tolist() == [2, 4]


def test_noise_belongs_nowhere() -> None:
    """Also where a degree is no number."""
    degrees = np.array([[0.5, np.nan], [0.5, 1.0]])

    empty_noise(np.array([0, NOISE], dtype=np.int32), degrees)

    assert degrees.tolist() == [[0.5, 0.0], [0.5, 0.0]]
