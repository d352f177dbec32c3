from __future__ import annotations

import numpy as np

from custseg.validation.measures.contingency import contingency


def test_noise_is_first_even_where_there_is_none() -> None:
    """Rows and columns stand for noise, 0, 1, … of the two sides."""
    table = contingency(np.array([0, 1, 1]), np.array([0, -1, 0]))

    assert table.tolist() == [[0, 0], [0, 1], [1, 1]]


def test_all_noise() -> None:
    """Two divisions of noise alone make a table of one entry."""
    assert contingency(np.array([-1, -1]), np.array([-1, -1])).tolist() == [[2]]
