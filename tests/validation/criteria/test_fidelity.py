from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation import Fidelity, NotAsked, Score

if TYPE_CHECKING:
    from conftest import EvidenceOf


def test_hands_on_the_fits_figure(evidence_of: EvidenceOf) -> None:
    """The share and the customers are those of the fit, whoever is scored."""
    score = Fidelity().score(evidence_of([0, 1], fidelity=0.93))

    assert isinstance(score, Score)
    assert (score.value, score.n) == (0.93, 300)
    assert score.low is not None
    assert score.high is not None
    assert score.low < 0.93 < score.high


def test_not_asked_where_the_rule_is_the_algorithm(evidence_of: EvidenceOf) -> None:
    """K-means has nothing to agree with."""
    assert isinstance(Fidelity().score(evidence_of([0, 1])), NotAsked)
