from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import shop
from custseg.recipes import read_recipe
from custseg.validation import NotAsked, Score
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe
    from custseg.workflows.experiment_result import ExperimentResult


def asked(result: ExperimentResult, criterion: str) -> set[str]:
    return {
        card.candidate
        for card in result.report_data.scorecards
        if isinstance(card.scores[criterion], Score)
    }


def run(folder: Path, *, more: str) -> ExperimentResult:
    recipe = read_recipe(shop.open_shop(folder, recipe=shop.RECIPE + more))
    return run_experiment(recipe, n_jobs=1)


@pytest.mark.parametrize("criterion", ["null_check", "column_influence"])
def test_the_finalists_are_checked(result: ExperimentResult, criterion: str) -> None:
    """Whoever passes every gate and stands first or second, and nobody else."""
    passing = [one for one in result.verdict.standings if one.passes and not one.is_yardstick]

    assert asked(result, criterion) == {one.candidate for one in passing[:2]}


def test_the_null_check_tells_its_sizes(result: ExperimentResult) -> None:
    """Draws, pairs of refits, and customers."""
    card = result.report_data.winner_scorecard
    assert card is not None
    score = card.scores["null_check"]

    assert isinstance(score, Score)
    assert (score.beside["n_draws"], score.beside["n_pairs"]) == (3.0, 3.0)
    assert score.n == result.report_data.n_customers


def test_where_it_counts_everybody_is_checked(tmp_path: Path) -> None:
    """Points of some candidates could not be compared with those of others."""
    result = run(tmp_path, more="\n[weights]\nstability = 1\ncolumn_influence = 1\n")

    assert asked(result, "column_influence") == {"kmeans-3", "kmeans-4"}


def test_no_draws_no_null_check(tmp_path: Path) -> None:
    """It can be left out; leaving out columns is asked all the same."""
    recipe = shop.RECIPE.replace("n_draws = 3", "n_draws = 0")
    result = run_experiment(read_recipe(shop.open_shop(tmp_path, recipe=recipe)), n_jobs=1)

    card = result.report_data.winner_scorecard
    assert card is not None
    assert isinstance(card.scores["null_check"], NotAsked)
    assert isinstance(card.scores["column_influence"], Score)


def test_a_gate_that_closes_lets_the_next_one_in(recipe: LoadedRecipe) -> None:
    """Nobody serves who was not checked: with three draws nothing can be natural, and all are found out."""
    gates = recipe.recipe.gates.model_copy(update={"min_structure": "natural", "min_stability": 0})
    strict = replace(recipe, recipe=recipe.recipe.model_copy(update={"gates": gates}))

    result = run_experiment(strict, n_jobs=1)

    assert result.verdict.winner is None
    assert asked(result, "null_check") == {"kmeans-3", "kmeans-4"}
