from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import shop
from custseg.errors import ParameterError, TableError
from custseg.export import save_bundle
from custseg.recipes import read_recipe
from custseg.validation import Score
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe
    from custseg.workflows.experiment_result import ExperimentResult


def digest(result: ExperimentResult, folder: Path) -> str:
    assert result.segmentation is not None
    lineage = result.report_data.lineage
    return save_bundle(result.segmentation, folder, report="", card="", lineage=lineage)


def test_the_same_recipe_gives_the_same_bundle(
    result: ExperimentResult, recipe: LoadedRecipe, tmp_path: Path
) -> None:
    """To the last bit."""
    again = run_experiment(recipe, n_jobs=1)

    assert digest(again, tmp_path / "again") == digest(result, tmp_path / "first")


def test_neither_order_nor_cores_change_the_bundle(
    result: ExperimentResult, tmp_path: Path
) -> None:
    """The rows are shuffled, and two processes share the candidates."""
    shuffled = shop.customers().take(np.random.default_rng(2).permutation(300))
    recipe = read_recipe(shop.open_shop(tmp_path, shuffled))

    again = run_experiment(recipe, n_jobs=2)

    assert digest(again, tmp_path / "again") == digest(result, tmp_path / "first")


def test_the_candidate_with_the_true_number_of_groups_wins(result: ExperimentResult) -> None:
    """Four groups were drawn; three are not stable."""
    assert result.verdict.winner == "kmeans-4"
    assert result.segmentation is not None
    assert len(result.segmentation.segments) == 4
    assert len({segment.name for segment in result.segmentation.segments}) == 4


def test_the_winner_is_scored_on_customers_it_has_not_seen(result: ExperimentResult) -> None:
    """Their scores stand beside the training scores."""
    held_out = result.report_data.held_out

    assert held_out is not None
    assert held_out.candidate == "kmeans-4"
    assert held_out.metrics["stability/ari"] > 0.9


def test_nobody_wins_where_no_candidate_passes_the_gates(strict_result: ExperimentResult) -> None:
    """There is a verdict and a leaderboard, and nothing to serve."""
    assert strict_result.verdict.winner is None
    assert strict_result.segmentation is None
    assert strict_result.report_data.profiles == ()
    assert len(strict_result.leaderboard) == 5


def test_another_candidate_can_be_chosen(recipe: LoadedRecipe) -> None:
    """The verdict says that somebody did, and why."""
    result = run_experiment(recipe, choose="kmeans-3", reason="three mailings", n_jobs=1)

    assert result.segmentation is not None
    assert result.segmentation.training.candidate == "kmeans-3"
    assert result.verdict.overridden
    assert "three mailings" in str(result.verdict.as_data())
    card = result.report_data.winner_scorecard
    assert card is not None
    assert isinstance(card.scores["null_check"], Score)


def test_only_a_candidate_can_be_chosen(recipe: LoadedRecipe) -> None:
    """A yardstick never serves."""
    with pytest.raises(ParameterError, match="'one segment' cannot be chosen"):
        run_experiment(recipe, choose="one segment", reason="simple", n_jobs=1)


def test_missing_values_are_noted(tmp_path: Path) -> None:
    """NaN is filled, and the report says for how many."""
    table = shop.with_value(shop.customers(), "spend", 0, float("nan"))
    recipe = read_recipe(shop.open_shop(tmp_path, table))

    data = run_experiment(recipe, n_jobs=1).report_data

    assert any(
        note.startswith("spend is missing for fewer than 10 customers") for note in data.notes
    )
    assert data.set_aside == ()


def test_a_constant_column_is_refused(tmp_path: Path) -> None:
    """It could not tell customers apart."""
    table = shop.customers()
    table = table.set_column(2, "orders", [[4.0] * 300])
    recipe = read_recipe(shop.open_shop(tmp_path, table))

    with pytest.raises(TableError, match="orders: every customer has the same value"):
        run_experiment(recipe, n_jobs=1)


def test_progress_is_told(recipe: LoadedRecipe) -> None:
    """Every fit and refit is counted, and every candidate and yardstick that is scored."""
    told: list[tuple[str, int, int]] = []

    run_experiment(recipe, n_jobs=1, on_progress=lambda *one: told.append(one))

    fits = [(done, of) for what, done, of in told if what.startswith("Fitting")]
    scored = [(done, of) for what, done, of in told if what.startswith("Scoring")]
    assert told[0] == ("Reading the customers", 0, 1)
    assert fits == [(done, 25) for done in range(1, 26)]
    assert scored[:5] == [(done, 5) for done in range(1, 6)]
