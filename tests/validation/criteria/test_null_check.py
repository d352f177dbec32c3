from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.validation import (
    NotAsked,
    NullCheck,
    NullDraws,
    Score,
    StructureFigures,
    structure_word,
)

if TYPE_CHECKING:
    from conftest import EvidenceOf

LEVELS = np.linspace(0, 1, 99)


def draws(*beaten: tuple[float, float]) -> NullDraws:
    """Observe 0.8 for both figures, above the given shares of the draws of each null."""
    permuted, copula = (
        np.column_stack([LEVELS - LEVELS[round(98 * share)] + 0.795 for share in shares])
        for shares in beaten
    )
    return NullDraws(
        observed=StructureFigures(stability=0.8, separation=0.8),
        permuted=permuted,
        copula=copula,
        n_customers=2_000,
        n_pairs=3,
    )


@pytest.mark.parametrize(
    ("permuted", "copula", "word"),
    [
        ((1, 1), (1, 1), "natural"),
        ((1, 1), (1, 0.5), "reproducible"),
        ((1, 1), (0.5, 1), "reproducible"),
        ((1, 0.5), (1, 1), "reproducible"),
        ((1, 0.5), (0.5, 0.5), "reproducible"),
        ((0.5, 1), (1, 1), "constructed"),
        ((0.5, 0.5), (0.5, 0.5), "constructed"),
    ],
)
def test_decision_table(
    evidence_of: EvidenceOf, permuted: tuple[float, float], copula: tuple[float, float], word: str
) -> None:
    """Not steadier than permuted columns: constructed; steadier and more separate than both nulls: natural; else reproducible."""
    score = NullCheck().score(evidence_of([0, 1], null_draws=draws(permuted, copula)))

    assert isinstance(score, Score)
    assert structure_word(score) == word


def test_p_values_count_the_draws_that_reach_the_figure(evidence_of: EvidenceOf) -> None:
    """The observed table counts as one of the draws, so p is never 0; Holm's adjustment stands beside it."""
    score = NullCheck().score(evidence_of([0, 1], null_draws=draws((1, 1), (1, 0.5))))

    assert isinstance(score, Score)
    assert score.beside["p_stability_permuted"] == 0.01
    assert score.beside["p_stability_permuted_holm"] == pytest.approx(0.04)
    assert score.beside["p_separation_copula"] == pytest.approx(0.5)
    assert score.beside["p_separation_copula_holm"] == pytest.approx(0.5)


def test_a_draw_that_equals_the_figure_counts_against_it(evidence_of: EvidenceOf) -> None:
    """Perfect stability proves nothing where the nulls are perfectly stable, too."""
    found = draws((1, 1), (1, 1))
    found.permuted[:, 0] = found.observed.stability

    score = NullCheck().score(evidence_of([0, 1], null_draws=found))

    assert isinstance(score, Score)
    assert score.beside["p_stability_permuted"] == 1.0
    assert score.value == 0.0


def test_figures_and_medians_stand_beside(evidence_of: EvidenceOf) -> None:
    """What was observed, what the nulls give in the middle, and how many draws there were, on how many customers."""
    score = NullCheck().score(evidence_of([0, 1], null_draws=draws((1, 0.5), (1, 1))))

    assert isinstance(score, Score)
    assert score.n == 2_000
    assert score.beside["stability"] == score.beside["separation"] == 0.8
    assert score.beside["separation_permuted"] == pytest.approx(0.795)
    assert score.beside["stability_permuted"] < 0.5
    assert (score.beside["n_draws"], score.beside["n_pairs"]) == (99.0, 3.0)


def test_few_draws_prove_nothing(evidence_of: EvidenceOf) -> None:
    """With 39 draws the least p is 0.025, which four tests together do not believe."""
    found = draws((1, 1), (1, 1))
    few = NullDraws(
        observed=found.observed,
        permuted=found.permuted[:39],
        copula=found.copula[:39],
        n_customers=2_000,
        n_pairs=3,
    )

    score = NullCheck().score(evidence_of([0, 1], null_draws=few))

    assert isinstance(score, Score)
    assert structure_word(score) == "constructed"


def test_not_asked_of_others_than_finalists(evidence_of: EvidenceOf) -> None:
    """Where nothing was drawn there is no figure."""
    assert NullCheck().score(evidence_of([0, 1])) == NotAsked(
        criterion="null_check", reason="Only finalists are checked."
    )
