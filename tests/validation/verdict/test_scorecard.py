from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from custseg.errors import ParameterError
from custseg.validation import Score, Scorecard, Size

if TYPE_CHECKING:
    from conftest import EvidenceOf
    from custseg.validation import Evidence


def test_facts_of_the_segmentation_stand_on_it(evidence_of: EvidenceOf) -> None:
    """Who it is of, how it places customers, and how many columns it asks for."""
    evidence = evidence_of([0, 0, 1])

    card = Scorecard.of(evidence, criteria=[Size()])

    assert (card.candidate, card.algorithm, card.rule) == ("kmeans-3", "kmeans", "centroid")
    assert card.n_columns == len(evidence.segmentation.contract.columns)
    assert card.metrics["size/n_segments"] == 2.0


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ({"value": math.nan}, "Found: value=nan"),
        ({"low": -math.inf}, "Found: low=-inf"),
        ({"beside": {"lift": math.inf, "n": 1.0}}, "Found: lift=inf"),
    ],
)
def test_figures_that_are_not_finite_are_refused(
    evidence_of: EvidenceOf, figures: dict[str, Any], found: str
) -> None:
    """A criterion of one's own that answers with nan or infinity is named, with the figure."""

    class Loyalty:
        name = "loyalty"
        anchors = (0.0, 1.0)

        def score(self, evidence: Evidence) -> Score:
            score = Score(
                criterion="loyalty",
                figure="loyal_share",
                value=0.5,
                better="higher",
                n=len(evidence.labels),
            )
            return replace(score, **figures)

    with pytest.raises(ParameterError, match=rf"'loyalty'[\s\S]*{found}\.\nExpected: finite"):
        Scorecard.of(evidence_of([0, 0, 1]), criteria=[Loyalty()])
