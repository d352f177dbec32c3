from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.preprocessing import CategoryEncoder
from custseg.steps import CategoryStep


def learned(counts: dict[float, int], *, levels: tuple[str, ...] | None = None) -> CategoryStep:
    codes = np.repeat(list(counts), list(counts.values()))[:, None]
    (step,) = CategoryEncoder(levels=levels).fit(codes).preparation_.treatments
    assert isinstance(step, CategoryStep)
    return step


@settings(deadline=None, max_examples=60)
@given(
    counts=st.dictionaries(
        st.sampled_from([0.0, 1.0, 2.0, 3.0, 4.0, float("nan")]), st.integers(1, 300), min_size=1
    )
)
def test_a_column_weighs_as_one_number_or_nothing(counts: dict[float, int]) -> None:
    """The variances of its indicators sum to 1, unless all customers share one level."""
    codes = np.repeat(list(counts), list(counts.values()))[:, None]

    result = CategoryEncoder().fit_transform(codes)

    expected = 0 if result.shape[1] == 1 else 1
    assert result.var(axis=0).sum() == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(counts=st.dictionaries(st.integers(0, 8).map(float), st.integers(1, 40), min_size=3))
def test_every_share_covers_ten_customers(counts: dict[float, int]) -> None:
    """Kept levels and the pool hold ten each, when there are as many at all."""
    step = learned(counts)
    n = sum(counts.values())

    shares = [*step.shares, step.other_share or 1.0]

    assert min(shares) * n >= min(10, n) - 1e-9
    assert step.covers == round(min(shares) * n)


def test_rare_levels_are_pooled() -> None:
    """Under ten customers, or under one in a hundred, a level is one of the others."""
    step = learned({0: 1500, 1: 400, 2: 12, 3: 7}, levels=("a", "b", "c", "d"))

    assert step.levels == ("a", "b")
    assert step.other_share == pytest.approx(19 / 1919)


def test_a_pool_too_small_takes_in_the_next_smallest_level() -> None:
    """Three others would be told by what is left of 1."""
    step = learned({0: 50, 1: 30, 2: 20, 3: 3}, levels=("a", "b", "c", "d"))

    assert step.levels == ("a", "b")
    assert step.other_share == pytest.approx(23 / 103)


def test_missing_values_are_a_level_of_their_own() -> None:
    """Not telling one's region is something to tell customers apart by."""
    step = learned({0: 50, 1: 30, float("nan"): 20})

    assert step.missing_share == pytest.approx(0.2)
    assert step.output_names[-1] == "x0:missing"


def test_a_few_missing_values_join_the_pool() -> None:
    """Under ten customers they are no level."""
    step = learned({0: 50, 1: 30, 2: 5, float("nan"): 6})

    assert step.missing_share is None
    assert step.other_share == pytest.approx(11 / 91)


def test_many_missing_values_are_kept_when_rare_by_share() -> None:
    """One in a hundred is asked of levels, which may be thousands; there is one missing."""
    step = learned({0: 3000, 1: 2000, float("nan"): 10})

    assert step.missing_share == pytest.approx(10 / 5010)


def test_positions_beyond_the_levels_join_the_pool() -> None:
    """What reading a table calls any other level is one of the others, however many there are."""
    step = learned({0: 50, 1: 30, 2: 40}, levels=("north", "south"))

    assert step.levels == ("north", "south")
    assert step.other_share == pytest.approx(40 / 120)


def test_without_names_each_number_is_called_after_itself() -> None:
    """A bare matrix has no names of levels."""
    step = learned({0: 50, 2.5: 30})

    assert step.output_names == ("x0=0", "x0=2.5")


def test_a_constant_column_becomes_zero() -> None:
    """One level for everybody carries no distance."""
    assert not CategoryEncoder().fit_transform(np.ones((40, 1))).any()
