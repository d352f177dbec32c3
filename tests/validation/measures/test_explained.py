from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.explained import explained


@given(
    rows=st.lists(
        st.tuples(st.integers(-1, 3), st.floats(-5, 5), st.integers(0, 2)), min_size=4, max_size=40
    )
)
def test_agrees_with_naive(rows: list[tuple[int, float, int]]) -> None:
    """Fold by fold by table gives what customer by customer gives, noise and new groups included."""
    groups = np.array([row[0] for row in rows] + [0, 0, 0], dtype=np.int32)
    outcome = np.array([row[1] for row in rows] + [20.0, -20.0, 10.0])
    fold_of = np.array([row[2] for row in rows] + [0, 1, 2])

    found = explained(groups, outcome, fold_of=fold_of)

    expected = naive.explained(groups.tolist(), outcome.tolist(), fold_of.tolist())
    assert found.r2 == pytest.approx(expected, abs=1e-9)


def test_interval_is_that_of_a_bootstrap() -> None:
    """Drawing customers again and again gives the same interval."""
    generator = np.random.default_rng(0)
    groups = generator.integers(4, size=800).astype(np.int32)
    outcome = groups + generator.normal(0, 1, 800)
    fold_of = np.arange(800) % 5

    found = explained(groups, outcome, fold_of=fold_of)

    draws = [generator.integers(800, size=800) for _ in range(300)]
    again = [explained(groups[d], outcome[d], fold_of=fold_of[d]).r2 for d in draws]
    assert found.high - found.r2 == pytest.approx(1.96 * np.std(again), rel=0.15)


def test_groups_without_meaning_explain_nothing() -> None:
    """Random groups do no better than the mean, and are not flattered for trying."""
    generator = np.random.default_rng(0)
    groups = generator.integers(50, size=500).astype(np.int32)

    found = explained(groups, generator.normal(size=500), fold_of=np.arange(500) % 5)

    assert found.r2 < 0
