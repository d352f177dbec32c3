"""Frameworks are asked what algorithms are asked, as candidates that may win."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from joblib import Parallel

import shop
from custseg.candidates import FrameworkCandidate
from custseg.frameworks import (
    FullGrid,
    MatrixAxis,
    RFMGrid,
    SegmentationTree,
    ThresholdSegments,
    ValuePotentialMatrix,
    ValueTiers,
)
from custseg.frameworks.condition import Condition
from custseg.frameworks.threshold_segment import ThresholdSegment
from custseg.recipes import read_recipe
from custseg.segmentation import Column
from custseg.validation import CRITERIA, NotAsked, Score
from custseg.workflows.check_finalists import check_finalists
from custseg.workflows.compete import compete
from custseg.workflows.examination import Examination
from custseg.workflows.experiment_data import Later
from custseg.workflows.gather import gather
from custseg.workflows.make_candidates import default_preprocessor

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.workflows.examination import Examined
    from custseg.workflows.experiment_data import Group

COLUMNS = ("spend", "orders", "recency_days")
OUTCOME = "what customers spent later"
FRAMEWORKS: dict[str, Any] = {
    "rfm_grid": RFMGrid(recency="recency_days", frequency="orders", monetary="spend"),
    "value_tiers": ValueTiers(column="spend"),
    "value_potential_matrix": ValuePotentialMatrix(
        value=MatrixAxis(column="spend"), potential=MatrixAxis(column="orders")
    ),
    "threshold_segments": ThresholdSegments(
        segments=(
            ThresholdSegment("Best", (Condition("spend", top_share=0.25),)),
            ThresholdSegment("New", (Condition("recency_days", below=100),)),
        )
    ),
    "profile_tree": SegmentationTree(COLUMNS, max_leaves=4),
    "outcome_tree": SegmentationTree(COLUMNS, outcome=OUTCOME, max_leaves=4),
    "full_grid": FullGrid(("spend",), n_levels=3),
}
# What is not asked in this shop, whoever competes: it has no channels, costs or protected columns.
NOWHERE = {"reachability", "profitability", "fairness"}
# A framework is no density cluster, and its rule is what it found.
OF_NO_FRAMEWORK = {"density_validity", "fidelity"}
# Trees can do without a column, and what grows on an outcome knows none of the next period.
OF_ONE = {"profile_tree": set[str](), "outcome_tree": {"stability_over_time"}}


def with_outcome(group: Group) -> Group:
    """Let refits carry the outcome along, and let everybody be known in a next period in which nothing has changed but the noise."""
    assert group.outcome is not None
    customers = group.customers
    noise = np.random.default_rng(1).lognormal(0, 0.02, customers.raw.shape)
    later = Later(
        rows=np.arange(len(customers)), customers=replace(customers, raw=customers.raw * noise)
    )
    outcome = Column(name=OUTCOME, kind="number")
    return replace(group, customers=customers.with_column(outcome, group.outcome), later=later)


def examination(folder: Path) -> Examination:
    loaded = read_recipe(shop.open_shop(folder))
    data = gather(loaded)
    groups = [with_outcome(group) for group in (data.training, data.held_out)]
    preparation = (
        default_preprocessor(loaded.recipe, data.contract)
        .fit(data.training.customers.matrix(COLUMNS))
        .preparation_
    )
    return Examination(
        recipe=loaded.recipe,
        data=replace(data, training=groups[0], held_out=groups[1]),
        preparation=preparation,
        matrices=(
            preparation.transform(data.training.customers.matrix(COLUMNS)),
            preparation.transform(data.held_out.customers.matrix(COLUMNS)),
        ),
        criteria=tuple(criterion() for criterion in CRITERIA.values()),
    )


@pytest.fixture(scope="module")
def finalists(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Examined]:
    """Let every framework compete, and check each as a finalist."""
    asked = examination(tmp_path_factory.mktemp("frameworks"))
    candidates = [
        FrameworkCandidate(
            name=name,
            algorithm=name,
            segmentation_name="shop",
            id_column="customer",
            framework=framework,
        )
        for name, framework in FRAMEWORKS.items()
    ]
    with Parallel(n_jobs=1, return_as="generator") as parallel:
        own: dict[str, Any] = {"parallel": parallel, "told": lambda *_: None}
        examined = compete(asked, [(one, False) for one in candidates], **own)
        checked = check_finalists(asked, examined, **own)
    return {one.scorecard.candidate: one for one in checked}


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_every_criterion_answers(finalists: dict[str, Examined], name: str) -> None:
    """Each gives a figure, or a reason why it does not apply."""
    scores = finalists[name].scorecard.scores

    reasons = {one: score.reason for one, score in scores.items() if isinstance(score, NotAsked)}
    # Only whoever reads fewer columns than describe the customers leaves some to differ in.
    assert set(reasons) - {"distinctness"} == NOWHERE | OF_NO_FRAMEWORK | OF_ONE.get(
        name, {"column_influence"}
    )
    assert all(reasons.values())


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_the_null_check_is_about_the_raw_columns(finalists: dict[str, Examined], name: str) -> None:
    """A framework learns its cut-points anew from every table that is drawn, and is measured where all are."""
    score = finalists[name].scorecard.scores["null_check"]

    assert isinstance(score, Score)
    assert score.beside["n_draws"] == 3.0
    assert score.beside["stability"] > 0
    # In tables without structure the recipe's matrix shows less of it.
    assert score.beside["separation"] > score.beside["separation_permuted"]


@pytest.mark.parametrize("name", ["profile_tree", "outcome_tree", "value_tiers", "full_grid"])
def test_what_describes_itself_has_fidelity_one(finalists: dict[str, Examined], name: str) -> None:
    """Trees and small grids need no other tree to stand for them."""
    score = finalists[name].scorecard.scores["interpretability"]

    assert isinstance(score, Score)
    assert (score.value, score.low, score.high) == (1.0, None, None)
    assert score.by_segment["precision"] == (1.0,) * len(score.per_segment)


def test_a_tree_does_without_a_column(finalists: dict[str, Examined]) -> None:
    """Each column that it may ask for is left out once; the outcome is not."""
    score = finalists["outcome_tree"].scorecard.scores["column_influence"]

    assert isinstance(score, Score)
    assert set(score.by_column) == set(COLUMNS)


def test_relevance_of_a_tree_grown_on_the_outcome_is_cross_fitted(
    finalists: dict[str, Examined],
) -> None:
    """Those it grew on are placed by trees that did not see them, those kept aside by the tree itself."""
    tree, other = finalists["outcome_tree"].fitted, finalists["profile_tree"].fitted

    assert other.cross_fitted is None
    assert tree.cross_fitted is not None
    assert tree.cross_fitted.max() >= tree.segmentation.rule.n_clusters
    training = finalists["outcome_tree"].scorecard.scores["relevance"]
    assert isinstance(training, Score)
    assert 0.3 < training.value < 1
