from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation import Scorecard, Size

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_facts_of_the_segmentation_stand_on_it(evidence_of: EvidenceOf) -> None:
    """Who it is of, how it places customers, and how many columns it asks for."""
    evidence = evidence_of([0, 0, 1])

    card = Scorecard.of(evidence, criteria=[Size()])

    assert (card.candidate, card.algorithm, card.rule) == ("kmeans-3", "kmeans", "centroid")
    assert card.n_columns == len(evidence.segmentation.contract.columns)
    assert card.metrics["size/n_segments"] == 2.0
