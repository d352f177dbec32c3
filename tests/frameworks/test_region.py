from __future__ import annotations

import numpy as np
import pytest

from custseg.frameworks.interval import Interval
from custseg.frameworks.region import Region
from custseg.frameworks.split import Split

NAMES = ("recency_days", "region", "age")
LEVELS = {"region": ("north", "south", "west"), "age": ("young", "middle", "old")}


def narrowed(*splits: tuple[int, tuple[float, float], int]) -> Region:
    """Take the inside (0) or outside (1) of one split after the other."""
    region = Region.whole(3)
    for column, (low, high), side in splits:
        inside = Interval(low=low, high=high, takes_missing=False)
        split = Split(column=column, inside=inside)
        region = region.sides(split)[side]
    return region


@pytest.mark.parametrize(
    ("region", "words"),
    [
        (narrowed(), ""),
        (narrowed((0, (30.0, np.inf), 1)), "recency in days below 30"),
        (
            narrowed((0, (30.0, np.inf), 1), (0, (7.5, np.inf), 0)),
            "recency in days at least 7.5 and below 30",
        ),
        (narrowed((1, (1.0, 2.0), 0)), "region is south"),
        (narrowed((1, (1.0, 2.0), 1)), "region is not south"),
        (narrowed((1, (0.0, 1.0), 1), (1, (2.0, 3.0), 1)), "region is not north or west"),
        (narrowed((1, (0.0, 2.0), 1), (1, (2.0, 3.0), 1)), "region is not north or south or west"),
        (narrowed((2, (1.0, np.inf), 0), (0, (9.0, np.inf), 0)), "recency in days at least 9, age at least middle"),
    ],
)  # fmt: skip
def test_a_region_is_said(region: Region, words: str) -> None:
    """Numbers are bounded, levels are named, and levels that rise are reached."""
    assert region.words(NAMES, levels=LEVELS, ordered=("age",)) == words


def test_everybody_is_on_one_side() -> None:
    """Inside and outside share nobody, and whoever lacks the value is on the stated side."""
    split = Split(column=0, inside=Interval(low=1.0, high=2.0, takes_missing=True))
    values = np.array([0.5, 1.0, 1.9, 2.0, np.nan])

    inside, outside = Region.whole(1).sides(split)

    assert split.holds(values).tolist() == [False, True, True, False, True]
    assert inside.boxes() == [(split.inside,)]
    assert [(own.low, own.high, own.takes_missing) for (own,) in outside.boxes()] == [
        (-np.inf, 1.0, False),
        (2.0, np.inf, False),
    ]
