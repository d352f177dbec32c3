"""Classes of answers, from the recipe to the file of assignments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from sklearn.metrics import adjusted_rand_score

import poll
import shop
from custseg.export import load_bundle, save_bundle
from custseg.recipes import read_recipe
from custseg.report import render_card, render_report
from custseg.rules import LatentClassRule
from custseg.tables import read_table, write_table
from custseg.workflows import assign
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.segmentation import Segmentation
    from custseg.workflows.experiment_result import ExperimentResult


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ExperimentResult:
    folder = tmp_path_factory.mktemp("poll")
    path = shop.open_shop(folder, poll.customers(), recipe=poll.RECIPE)
    return run_experiment(read_recipe(path), n_jobs=1)


@pytest.fixture
def winner(result: ExperimentResult) -> Segmentation:
    assert result.segmentation is not None
    return result.segmentation


def test_classes_of_answers_win(winner: Segmentation) -> None:
    """They read the columns with levels alone, and find the groups that were drawn."""
    reading = winner.contract.read(poll.customers())

    labels = winner.place(reading.customers).labels

    assert isinstance(winner.rule, LatentClassRule)
    assert winner.rule.input_names == poll.QUESTIONS
    assert winner.training.degenerate == ()
    assert adjusted_rand_score(poll.groups(), labels) > 0.8


def test_a_bundle_of_classes_serves(
    result: ExperimentResult, winner: Segmentation, tmp_path: Path
) -> None:
    """Saved, loaded and asked for a file, it says what the winner says, of missing and unknown answers too."""
    report = render_report(result.report_data)
    card = render_card(result.report_data)
    save_bundle(winner, tmp_path / "1", report=report, card=card, lineage={})
    newcomers = shop.with_value(poll.customers(), "comes_by", 0, "helicopter")
    write_table(tmp_path / "in.parquet", newcomers)

    done = assign(tmp_path / "1", tmp_path / "in.parquet", tmp_path / "out.parquet")

    assert load_bundle(tmp_path / "1").rule.kind == "latent_class"
    assert (done.n_in, done.n_assigned) == (400, 400)
    assert read_table(tmp_path / "out.parquet").equals(winner.assign(newcomers))


def test_who_answers_nothing_is_in_no_segment(winner: Segmentation) -> None:
    """Nothing is known that could place them."""
    silent = {question: pa.nulls(1, pa.string()) for question in poll.QUESTIONS}

    placed = winner.assign(pa.table({"customer": [1], **silent}))

    assert placed["segment_id"].to_pylist() == ["none"]
