from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.drafting.order_bands import order_bands

IN_ORDER = [
    ["19-24", "25-34", "35-44", "65+"],
    ["Under 15K", "15-24K", "25-34K", "100-124K", "250K+"],
    ["<18", "18-24", "25 - 64", "80 and over"],
    ["1", "2", "3", "4", "5+"],
    ["Less than $30,000", "$30,001 to $60,000", "more than $240,001"],
    ["<30k", "30-60k", "60-90k", ">120k"],
    ["unter 1.000 €", "1.000 € bis 1.999 €", "2.000 € und mehr"],
    ["under 20", "20\u201339", "40 til 59", "60 og derover"],
    ["up to 0.5", "0.5-1", "1 or more"],
    ["0-999", "1000-999999", "1M+"],
    ["18 to 24 years", "25 to 30 years", "over 30 years"],
]


@pytest.mark.parametrize("bands", IN_ORDER, ids=lambda bands: bands[0])
def test_bands_come_in_their_order(bands: list[str]) -> None:
    """However they are mixed."""
    for mixed in itertools.islice(itertools.permutations(bands), 30):
        assert order_bands(mixed) == tuple(bands)


@pytest.mark.parametrize(
    "levels",
    [
        ["north", "south", "east"],
        ["19-24", "25-34", "unknown"],
        ["1-5", "3-8", "9+"],
        ["10-5", "11-20"],
        ["2024-01-05", "2024-02-05"],
        ["under 20", "under 30"],
        [],
    ],
    ids=["names", "one name among bands", "overlap", "backwards", "dates", "nested", "nothing"],
)
def test_what_has_no_order_gets_none(levels: list[str]) -> None:
    """A wrong order would be worse than none."""
    assert order_bands(levels) is None


@given(bounds=st.lists(st.integers(1, 10**6), min_size=2, max_size=8, unique=True))
def test_made_bands_come_back(bounds: list[int]) -> None:
    """Bands between rising bounds, with open ends, are put in the order of the bounds."""
    bounds.sort()
    inner = [f"{low}-{high - 1}" for low, high in itertools.pairwise(bounds)]
    bands = [f"under {bounds[0]}", *inner, f"{bounds[-1]}+"]

    assert order_bands(reversed(bands)) == tuple(bands)
