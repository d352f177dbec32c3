from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import naive
from custseg.validation import NotAsked, Score, ValueConcentration

if TYPE_CHECKING:
    from conftest import EvidenceOf


def asked(evidence_of: EvidenceOf, labels: object, value: object) -> Score:
    score = ValueConcentration().score(evidence_of(labels, value=np.asarray(value, dtype=float)))
    assert isinstance(score, Score)
    return score


def test_a_segment_of_the_best_finds_their_share(evidence_of: EvidenceOf) -> None:
    """Twenty of a hundred customers bring four fifths, and are a segment of their own."""
    value = np.repeat([16.0, 1.0], [20, 80])

    score = asked(evidence_of, np.repeat([1, 0], [20, 80]), value)

    assert score.value == score.beside["top_20_share_by_customer"] == pytest.approx(0.8)
    assert score.by_segment["value_index"] == pytest.approx((0.25, 4.0))
    assert score.low is None


def test_segments_that_mix_find_nothing(evidence_of: EvidenceOf) -> None:
    """Where both segments bring alike, 20 % of the customers hold 20 % of the value."""
    value = np.tile([16.0, 1, 1, 1, 1], 20)

    score = asked(evidence_of, np.repeat([0, 1], 50), value)

    assert score.value == pytest.approx(0.2)
    assert score.beside["gini_by_segment"] == pytest.approx(0.0)
    assert score.beside["gini_by_customer"] == pytest.approx(0.6)


def test_noise_comes_last(evidence_of: EvidenceOf) -> None:
    """What those bring whom no segment fits has not been found."""
    score = asked(evidence_of, np.repeat([-1, 0], [20, 80]), np.repeat([16.0, 1.0], [20, 80]))

    assert score.value == pytest.approx(0.05)


def test_missing_and_negative_values_count_as_nothing(evidence_of: EvidenceOf) -> None:
    """They neither bring nor take."""
    labels = [0, 0, 0, 1, 1]

    with_gaps = asked(evidence_of, labels, [5.0, np.nan, -3.0, 1.0, 1.0])

    assert with_gaps == asked(evidence_of, labels, [5.0, 0.0, 0.0, 1.0, 1.0])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    customers=st.lists(st.tuples(st.integers(0, 100), st.integers(-1, 3)), min_size=1, max_size=40)
)
def test_agrees_with_naive(evidence_of: EvidenceOf, customers: list[tuple[int, int]]) -> None:
    """The curve says what a walk through the customers says."""
    value = [float(one) for one, _ in customers] + [1.0]
    labels = [segment for _, segment in customers] + [0]

    score = asked(evidence_of, labels, value)

    assert score.value == pytest.approx(naive.share_of_first(value, labels, 0.2))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32 - 1), n=st.integers(50, 80))
def test_no_division_finds_more_than_a_look_at_each(
    evidence_of: EvidenceOf, seed: int, n: int
) -> None:
    """By customer the first 20 % hold the most that they can, in any segments."""
    generator = np.random.default_rng(seed)

    score = asked(evidence_of, generator.integers(-1, 4, size=n), generator.gamma(0.5, size=n))

    assert score.value <= score.beside["top_20_share_by_customer"] + 1e-12
    assert score.beside["gini_by_segment"] <= score.beside["gini_by_customer"] + 1e-12


def test_nothing_is_told_by_customer_of_a_few(evidence_of: EvidenceOf) -> None:
    """Of 49 customers the first 20 % would be nine people."""
    few, enough = (asked(evidence_of, np.zeros(n), np.arange(n)) for n in (49, 50))

    assert few.beside.keys() == {"gini_by_segment"}
    assert enough.beside.keys() == {
        "gini_by_segment",
        "gini_by_customer",
        "top_20_share_by_customer",
    }


@pytest.mark.parametrize("value", [None, np.zeros(3), np.array([-1.0, np.nan, 0])])
def test_not_asked_without_value(evidence_of: EvidenceOf, value: np.ndarray | None) -> None:
    """Nobody brings anything: there is nothing to concentrate."""
    assert isinstance(ValueConcentration().score(evidence_of([0, 0, 1], value=value)), NotAsked)
