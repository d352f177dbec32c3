"""What every criterion must hold, asked of all of them."""

from __future__ import annotations

import dataclasses
import json
import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.validation import (
    CRITERIA,
    DEFAULT_WEIGHTS,
    ColumnInfluence,
    NextPeriod,
    NotAsked,
    NullDraws,
    Score,
    Scorecard,
    StructureFigures,
)

if TYPE_CHECKING:
    from conftest import EvidenceOf, RefitsOf
    from custseg.validation import Evidence

N = 210
SETTINGS = {
    "three segments": np.arange(N) % 3,
    "much noise": np.where(np.arange(N) % 4, -1, np.arange(N) % 3),
    "one segment": np.zeros(N),
    "all noise": np.full(N, -1),
    "a lone customer": np.where(np.arange(N) == 5, 1, 0),
    "fifteen customers": np.arange(15) % 3,
}


@pytest.fixture(params=SETTINGS)
def evidence(
    request: pytest.FixtureRequest, evidence_of: EvidenceOf, refits_of: RefitsOf
) -> Evidence:
    labels = np.asarray(SETTINGS[request.param], dtype=np.int32)
    n = len(labels)
    generator = np.random.default_rng(0)
    return evidence_of(
        labels,
        matrix=generator.normal(size=(n, 2)) + labels[:, None],
        refits=refits_of([labels, np.roll(labels, 1)]),
        value=generator.gamma(2, size=n),
        outcome=generator.gamma(2, size=n),
        rfm=generator.gamma(2, size=(n, 3)),
        next_period=NextPeriod(
            rows=np.arange(n), labels=np.roll(labels, 2), refit_labels=np.roll(labels, 3)
        ),
        influences=(ColumnInfluence(column="x0", share=0.5, adjusted_rand=0.4, n_customers=90),),
        null_draws=NullDraws(
            observed=StructureFigures(stability=0.8, separation=0.2),
            permuted=generator.random(size=(99, 2)),
            copula=generator.random(size=(99, 2)),
            n_customers=n,
            n_pairs=3,
        ),
        fidelity=0.95,
    )


@pytest.mark.parametrize("name", CRITERIA)
def test_answers_or_says_why_not(name: str, evidence: Evidence) -> None:
    """An answer is a finite figure under the criterion's name, by segment where it has one; else there is a reason."""
    score = CRITERIA[name]().score(evidence)

    assert score.criterion == name == CRITERIA[name].name
    if isinstance(score, NotAsked):
        assert score.reason.endswith(".")
    else:
        assert all(math.isfinite(value) for value in (*score.metrics.values(), *score.per_segment))
        assert len(score.per_segment) in (0, evidence.n_segments)
        assert all(len(figures) == evidence.n_segments for figures in score.by_segment.values())
        assert score.n > 0


@pytest.mark.parametrize("name", CRITERIA)
def test_interval_holds_the_figure(name: str, evidence: Evidence) -> None:
    """Where there is an interval, the figure lies in it."""
    score = CRITERIA[name]().score(evidence)

    if isinstance(score, Score) and score.low is not None:
        assert score.low <= score.value <= score.high


@pytest.mark.parametrize("name", CRITERIA)
def test_same_evidence_same_answer(name: str, evidence: Evidence) -> None:
    """What is drawn depends on the seed alone."""
    assert CRITERIA[name]().score(evidence) == CRITERIA[name]().score(evidence)


@pytest.mark.parametrize("name", CRITERIA)
def test_evidence_without_extras_is_enough(name: str, evidence: Evidence) -> None:
    """With nothing but labels and customers a criterion still answers, or says why not."""
    bare = dataclasses.replace(
        evidence,
        value=None,
        outcome=None,
        rfm=None,
        refits=None,
        next_period=None,
        influences=None,
        null_draws=None,
    )

    assert isinstance(CRITERIA[name]().score(bare), Score | NotAsked)


@pytest.mark.parametrize("name", CRITERIA)
def test_anchors_part_worthless_from_excellent(name: str) -> None:
    """The two anchors differ."""
    worthless, excellent = CRITERIA[name].anchors

    assert worthless != excellent


@pytest.mark.parametrize("name", CRITERIA)
def test_anchors_point_where_the_figure_improves(name: str, evidence: Evidence) -> None:
    """The excellent anchor lies above the worthless one where higher is better, and below it where lower is."""
    score = CRITERIA[name]().score(evidence)

    if isinstance(score, Score):
        worthless, excellent = CRITERIA[name].anchors
        assert score.better == ("higher" if worthless < excellent else "lower")


def test_default_weights_are_of_criteria() -> None:
    """Only criteria that exist count."""
    assert set(DEFAULT_WEIGHTS) <= set(CRITERIA)


def test_scorecard_is_plain_data(evidence: Evidence) -> None:
    """All criteria make one scorecard that JSON can hold."""
    card = Scorecard.of(evidence, criteria=[criterion() for criterion in CRITERIA.values()])

    assert (
        json.loads(json.dumps(card.as_data(), allow_nan=False))["scores"].keys() == CRITERIA.keys()
    )
