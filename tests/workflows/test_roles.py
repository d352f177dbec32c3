"""Columns that only criteria look at go their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

import shop
from custseg.recipes import read_recipe
from custseg.validation import Score
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from custseg.workflows.experiment_result import ExperimentResult

ROLES = (
    shop.RECIPE
    + """
[protected]
origin = "category"

[reach]
consent = "agreed"
channels = ["email"]

[costs]
per_segment = 100
per_customer = 2
margin = 0.3
"""
)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ExperimentResult:
    """Run the shop with a protected column, consent, a channel and costs."""
    rng = np.random.default_rng(3)
    table = shop.customers()
    table = table.append_column("origin", pa.array(rng.choice(["here", "there"], 300)))
    table = table.append_column("agreed", pa.array(rng.random(300) < 0.7))
    table = table.append_column("email", pa.array(rng.choice(["yes", "no"], 300)))
    folder = tmp_path_factory.mktemp("roles")
    return run_experiment(read_recipe(shop.open_shop(folder, table, recipe=ROLES)), n_jobs=1)


@pytest.mark.parametrize("criterion", ["fairness", "reachability", "profitability"])
def test_what_the_recipe_names_is_asked(result: ExperimentResult, criterion: str) -> None:
    """Of the winner, on those that chose it and on those kept aside."""
    data = result.report_data
    assert data.winner_scorecard is not None
    assert data.held_out is not None

    assert isinstance(data.winner_scorecard.scores[criterion], Score)
    assert isinstance(data.held_out.scores[criterion], Score)


def test_a_protected_column_is_in_no_rule_and_in_no_words(result: ExperimentResult) -> None:
    """Neither the bundle's contract nor a description knows it."""
    assert result.segmentation is not None

    assert "origin" not in result.segmentation.contract.names
    said = str([profile.as_data() for profile in result.report_data.profiles])
    assert "origin" not in said
