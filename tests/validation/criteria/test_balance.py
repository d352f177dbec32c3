from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custseg.validation import Balance, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_equal_segments_balance(evidence_of: EvidenceOf) -> None:
    """Equal segments give 1, whatever the noise."""
    score = Balance().score(evidence_of([0, 0, 1, 1, 2, 2, -1]))

    assert isinstance(score, Score)
    assert (score.value, score.n) == (pytest.approx(1.0), 6)


def test_half_and_quarters(evidence_of: EvidenceOf) -> None:
    """1/2, 1/4, 1/4 have an entropy of 1.5 bits of log2 3."""
    score = Balance().score(evidence_of([0, 0, 1, 2]))

    assert isinstance(score, Score)
    assert score.value == pytest.approx(1.5 / 1.584962500721156)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_between_zero_and_one(evidence_of: EvidenceOf, labels: list[int]) -> None:
    """Whatever the sizes, empty segments included, the figure is a share."""
    score = Balance().score(evidence_of(labels, n_segments=5))

    assert isinstance(score, Score)
    assert 0 <= score.value <= 1
