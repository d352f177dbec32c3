from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.validation import Size

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_shares_are_of_all_customers(evidence_of: EvidenceOf) -> None:
    """Noise is nobody's, and the shares sum to one with it; the counts stand beside them."""
    score = Size().score(evidence_of([0, 0, 0, 0, 0, 1, 1, 1, -1, -1]))

    assert (score.value, score.per_segment) == (0.3, (0.5, 0.3))
    assert score.by_segment == {"n_customers": (5.0, 3.0)}
    assert score.beside == {"n_segments": 2.0, "largest_share": 0.5, "noise_share": 0.2}


def test_value_shares_stand_beside(evidence_of: EvidenceOf) -> None:
    """With a value column, each segment's share of it is told."""
    evidence = evidence_of([0, 0, 1], value=np.array([1.0, 1.0, 6.0]))

    score = Size().score(evidence)

    assert score.by_segment["value_share"] == pytest.approx((0.25, 0.75))
    assert score.beside["smallest_value_share"] == pytest.approx(0.25)


def test_a_cluster_without_customers_counts(evidence_of: EvidenceOf) -> None:
    """What the rule knows and nobody is in has a share of 0."""
    score = Size().score(evidence_of([0, 1], n_segments=3))

    assert (score.value, score.beside["n_segments"]) == (0.0, 3.0)
