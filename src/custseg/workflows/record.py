"""How does a result come to stand in MLflow and in `models/`?"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from custseg.errors import BundleError
from custseg.export import save_bundle, verify_bundle
from custseg.report import draw_plots, render_card, render_report
from custseg.tracking import DatasetFacts, RunRecord, log_runs, register_bundle

if TYPE_CHECKING:
    import os

    from custseg.segmentation import Segmentation
    from custseg.tracking import Registered, RunIds
    from custseg.validation import Scorecard
    from custseg.workflows.experiment_result import ExperimentResult


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Where a result stands.

    Parameters
    ----------
    runs
        In MLflow.
    registered
        The registered version; None without a winner.
    folder
        The bundle's folder; None without a winner.
    digest
        The bundle's identity; empty without a winner.
    """

    runs: RunIds
    registered: Registered | None
    folder: Path | None
    digest: str


def record(result: ExperimentResult, *, models: str | os.PathLike[str] = "models") -> Recorded:
    """Write the winner's bundle, log every candidate to MLflow, register the bundle, and move it to its version.

    The work is done before anything is logged, and the bundle is complete before it is registered. A bundle with the digest of a
    registered version registers nothing new.

    Parameters
    ----------
    result
        Of `run_experiment`.
    models
        The folder of all bundles: this one lands in `<models>/<name>/<version>/`.

    Raises
    ------
    BundleError
        When the bundle would hold what it must not, or another one stands at its place.
    UnavailableError
        When MLflow's server is not there now; recording again is safe.
    """
    report = render_report(result.report_data)
    if result.segmentation is None:
        return Recorded(runs=_log(result, report), registered=None, folder=None, digest="")
    home = Path(models) / result.loaded.recipe.name
    home.mkdir(parents=True, exist_ok=True)
    desk = Path(mkdtemp(prefix=".unregistered-", dir=home))  # another run may record meanwhile
    waiting = desk / "bundle"
    try:
        return _record_bundle(result, result.segmentation, waiting, report)
    finally:
        shutil.rmtree(desk, ignore_errors=True)


def _record_bundle(
    result: ExperimentResult, segmentation: Segmentation, waiting: Path, report: str
) -> Recorded:
    home = waiting.parents[1]
    digest = save_bundle(
        segmentation,
        waiting,
        report=report,
        card=render_card(result.report_data),
        lineage=result.report_data.lineage,
    )
    runs = _log(result, report)
    registered = _register(result, segmentation, waiting, digest, runs)
    folder = _moved(waiting, home / str(registered.version), digest)
    return Recorded(runs=runs, registered=registered, folder=folder, digest=digest)


def _log(result: ExperimentResult, report: str) -> RunIds:
    data = result.report_data
    plots = {f"plots/{name}.png": picture for name, picture in draw_plots(data).items()}
    verdict = data.verdict
    parent = RunRecord(
        name=data.title,
        params=data.lineage,
        metrics={"n_candidates": float(len(result.parameters)), "n_customers": data.n_customers},
        tags={
            "winner": verdict.winner or "none",
            "verdict": verdict.sentence,
            "overridden": verdict.overridden,
        },
        artifacts={
            "report.html": report.encode(),
            "verdict.json": _as_json(verdict.as_data()),
            **plots,
        },
    )
    children = [
        _child(result, scorecard, plots if scorecard.candidate == verdict.winner else {})
        for scorecard in data.scorecards
    ]
    facts = DatasetFacts(
        name=result.loaded.recipe.name,
        digest=data.lineage["data_digest"],
        n_rows=data.n_customers + data.n_held_out,
    )
    return log_runs(result.loaded.recipe.name, parent, children, facts)


def _child(result: ExperimentResult, scorecard: Scorecard, plots: dict[str, bytes]) -> RunRecord:
    standings = {one.candidate: one for one in result.verdict.standings}
    standing = standings[scorecard.candidate]
    parameters = result.parameters[scorecard.candidate]
    judged = {"verdict/points": standing.points, "verdict/points_error": standing.points_error}
    return RunRecord(
        name=scorecard.candidate,
        params={key: str(value) for key, value in parameters.items()},
        metrics={**scorecard.metrics, **judged},
        tags={
            "algorithm": scorecard.algorithm,
            "gates_passed": str(standing.passes).lower(),
            "gates_failed": ", ".join(gate.gate for gate in standing.gates if not gate.is_passed),
            "is_yardstick": str(scorecard.is_yardstick).lower(),
        },
        artifacts={"scorecard.json": _as_json(scorecard.as_data()), **plots},
    )


def _register(
    result: ExperimentResult, segmentation: Segmentation, folder: Path, digest: str, runs: RunIds
) -> Registered:
    data = result.report_data
    winner = segmentation.training.candidate
    scorecard = next(one for one in data.scorecards if one.candidate == winner)
    return register_bundle(
        segmentation.name,
        folder,
        digest=digest,
        run_id=runs.children[winner],
        metrics=scorecard.metrics,
        tags={"candidate": winner, "overridden": data.verdict.overridden},
    )


def _moved(waiting: Path, folder: Path, digest: str) -> Path:
    if not folder.exists():
        waiting.rename(folder)
    elif verify_bundle(folder) != digest:
        raise BundleError(
            f"Another bundle stands at '{folder}'.",
            expected=f"digest {digest}",
            hint="it belongs to another MLflow store: move it away, and run again.",
        )
    return folder


def _as_json(data: object) -> bytes:
    return json.dumps(data, indent=2, sort_keys=True, allow_nan=False).encode()
