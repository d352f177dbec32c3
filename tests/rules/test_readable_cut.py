from __future__ import annotations

import numpy as np
import pytest

from custseg.rules import readable_cut


@pytest.mark.parametrize(
    ("values", "place", "max_digits", "said"),
    [
        (np.linspace(0, 2000, 2001) + 0.5, 1234, 3, 1230.0),
        (np.linspace(20_100, 20_140, 400), 200, 6, 20_120.0),
        (np.linspace(20_100, 20_140, 400), 200, 3, 20_100.0),
    ],
)
def test_digits_are_said_where_they_matter(
    values: np.ndarray, place: int, max_digits: int, said: float
) -> None:
    """As few as move at most one customer in a hundred, up to a stated number."""
    assert readable_cut(values, place, is_whole=False, max_digits=max_digits) == said


def test_whole_numbers_stay_whole() -> None:
    """Between one order and two the cut lies at two."""
    assert readable_cut(np.repeat([1.0, 2.0], 30), 30, is_whole=True, max_digits=6) == 2.0


def test_the_one_far_away_decides_nothing() -> None:
    """The highest value of all is never among the ten that are averaged."""
    values = np.append(np.arange(40.0), 1e9)

    assert readable_cut(values, 40, is_whole=True, max_digits=6) == 35.0
