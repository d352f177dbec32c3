from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.validation.measures.added_share import added_share

GROUPS = st.integers(-1, 3)


@given(
    rows=st.lists(
        st.tuples(GROUPS, GROUPS, st.floats(-5, 5), st.integers(0, 2)), min_size=4, max_size=40
    )
)
def test_agrees_with_naive(rows: list[tuple[int, int, float, int]]) -> None:
    """Fold by fold by table gives what customer by customer gives, noise and new groups included."""
    groups = np.array([row[0] for row in rows] + [0, 0, 0], dtype=np.int32)
    known = np.array([row[1] for row in rows] + [1, 1, 1], dtype=np.int32)
    outcome = np.array([row[2] for row in rows] + [20.0, -20.0, 10.0])
    fold_of = np.array([row[3] for row in rows] + [0, 1, 2])

    found = added_share(groups, known, outcome, fold_of=fold_of)

    lists = (groups.tolist(), known.tolist(), outcome.tolist(), fold_of.tolist())
    assert found.gain == pytest.approx(naive.added_share(*lists), abs=1e-8)


def test_the_same_division_adds_nothing() -> None:
    """What the money quantiles say already is no gain."""
    generator = np.random.default_rng(0)
    groups = generator.integers(4, size=300).astype(np.int32)

    found = added_share(groups, groups, generator.normal(size=300), fold_of=np.arange(300) % 5)

    assert (found.gain, found.low, found.high) == pytest.approx((0, 0, 0), abs=1e-12)


def test_noise_adds_nothing() -> None:
    """Customers in noise are foretold by the known division alone, though noise may be telling."""
    known = (np.arange(100) % 2).astype(np.int32)
    outcome = np.repeat([0.0, 1.0], 50) + np.arange(100) / 1000

    found = added_share(
        np.full(100, -1, dtype=np.int32), known, outcome, fold_of=np.arange(100) % 5
    )

    assert found.gain == pytest.approx(0.0, abs=1e-12)


def test_interval_is_that_of_a_bootstrap() -> None:
    """Drawing customers again and again gives the same interval."""
    generator = np.random.default_rng(0)
    groups, known = generator.integers(4, size=(2, 800)).astype(np.int32)
    outcome = groups + known + generator.normal(0, 1, 800)
    fold_of = np.arange(800) % 5

    found = added_share(groups, known, outcome, fold_of=fold_of)

    draws = [generator.integers(800, size=800) for _ in range(300)]
    again = [added_share(groups[d], known[d], outcome[d], fold_of=fold_of[d]).gain for d in draws]
    assert found.high - found.gain == pytest.approx(1.96 * np.std(again), rel=0.15)
