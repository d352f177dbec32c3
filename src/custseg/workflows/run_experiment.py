"""How does a recipe become a verdict and a segmentation that can serve?"""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from joblib import Parallel

import custseg
from custseg.frameworks import FRAMEWORKS
from custseg.preprocessing import (
    check_columns,
    column_shares,
)
from custseg.profiling import learn_scoring_sheet, own_branches, profile_segments
from custseg.report import ReportData
from custseg.segmentation import Segment
from custseg.validation import CRITERIA, check_choice, override, reach_verdict, without_small_groups
from custseg.workflows.check_finalists import check_finalists, finalists
from custseg.workflows.compete import compete
from custseg.workflows.examination import Examination
from custseg.workflows.experiment_result import ExperimentResult
from custseg.workflows.gather import gather
from custseg.workflows.make_candidates import (
    default_preprocessor,
    make_candidates,
    make_yardsticks,
)
from custseg.workflows.report_notes import report_notes

if TYPE_CHECKING:
    import os
    from collections.abc import Callable

    from custseg.candidates import Candidate
    from custseg.profiling import ScoringSheet, SegmentProfile
    from custseg.recipes import LoadedRecipe, Recipe
    from custseg.segmentation import Segmentation
    from custseg.steps import Preparation
    from custseg.validation import Verdict
    from custseg.workflows.examination import Examined
    from custseg.workflows.experiment_data import ExperimentData


def run_experiment(
    recipe: LoadedRecipe,
    *,
    source: str | os.PathLike[str] | None = None,
    choose: str | None = None,
    reason: str = "",
    n_jobs: int = -1,
    on_progress: Callable[[str, int, int], None] | None = None,
) -> ExperimentResult:
    """Let a recipe's candidates compete, and return the verdict with all that led to it; nothing is recorded.

    The result depends on the data, the recipe and nothing else: neither on `n_jobs` nor on the clock.

    Parameters
    ----------
    recipe
        As `read_recipe` returned it.
    source
        A file in place of the recipe's transactions or customers.
    choose, reason
        A candidate that serves in place of the verdict's, and why; the verdict says so.
    n_jobs
        Processes; -1 for one per core.
    on_progress
        Called with what is done, how many are done, and how many there are.

    Raises
    ------
    TableError
        When the data are missing, broken or too few.
    ParameterError
        When the candidate to choose does not compete, or no reason is given.
    """
    told = on_progress or _silent
    told("Reading the customers", 0, 1)
    data = gather(recipe, source=None if source is None else Path(source))
    examination = _examination(recipe.recipe, data)
    asked = _asked(recipe.recipe, data)
    if choose is not None:  # before hundreds of fits, not after them
        names = [candidate.name for candidate, is_yardstick in asked if not is_yardstick]
        check_choice(choose, names, reason=reason)
    with Parallel(n_jobs=n_jobs, return_as="generator", initializer=_ignore_ctrl_c) as parallel:
        examined = compete(examination, asked, parallel=parallel, told=told)
        verdict, examined = _judged(
            examination, examined, also=choose, parallel=parallel, told=told
        )
    if choose is not None:
        verdict = override(verdict, choose, reason)
    return _result(recipe, examination, examined, verdict)


def _examination(recipe: Recipe, data: ExperimentData) -> Examination:
    preprocessor = default_preprocessor(recipe, data.contract)
    raw = data.training.customers.matrix(tuple(recipe.columns))
    check_columns(raw, preprocessor.columns)
    preparation: Preparation = preprocessor.fit(raw).preparation_
    training, held_out = (
        preparation.transform(group.customers.matrix(preparation.input_names))
        for group in (data.training, data.held_out)
    )
    return Examination(
        recipe=recipe,
        data=data,
        preparation=preparation,
        matrices=(training, held_out),
        criteria=tuple(criterion() for criterion in CRITERIA.values()),
    )


def _asked(recipe: Recipe, data: ExperimentData) -> list[tuple[Candidate, bool]]:
    return [
        *((candidate, False) for candidate in make_candidates(recipe, data.contract)),
        *((yardstick, True) for yardstick in make_yardsticks(recipe, data.contract)),
    ]


def _judged(
    examination: Examination,
    examined: list[Examined],
    *,
    also: str | None,
    parallel: Parallel,
    told: Callable[[str, int, int], None],
) -> tuple[Verdict, list[Examined]]:
    """Reach a verdict whose finalists have all been checked: a gate may close on one, and let another in.

    Whoever is chosen by hand is checked, too.
    """
    by_name = {one.scorecard.candidate: one for one in examined}
    checked: set[str] = set()
    while True:
        verdict = reach_verdict(
            [one.scorecard for one in by_name.values()],
            gates=examination.recipe.gates.as_gates(),
            weights=examination.recipe.weights,
        )
        names = dict.fromkeys([*finalists(verdict, examination), *([also] if also else [])])
        new = [name for name in names if name in by_name and name not in checked]
        if not new:
            return verdict, list(by_name.values())
        checked.update(new)
        again = check_finalists(
            examination, [by_name[name] for name in new], parallel=parallel, told=told
        )
        by_name |= {one.scorecard.candidate: one for one in again}


def _result(
    loaded: LoadedRecipe,
    examination: Examination,
    examined: list[Examined],
    verdict: Verdict,
) -> ExperimentResult:
    recipe, data = loaded.recipe, examination.data
    winner = next((one for one in examined if one.scorecard.candidate == verdict.winner), None)
    profiles = () if winner is None else _profiles(winner.segmentation, examination, recipe)
    report_data = ReportData(
        title=recipe.title,
        as_of=None if recipe.data.as_of is None else recipe.data.as_of.isoformat(),
        n_customers=len(data.training.customers),
        n_held_out=len(data.held_out.customers),
        verdict=verdict,
        scorecards=tuple(without_small_groups(one.scorecard) for one in examined),
        held_out=None if winner is None else without_small_groups(winner.held_out),
        profiles=profiles,
        scoring_sheet=None if winner is None else _sheet(winner.segmentation, examination),
        set_aside=data.set_aside,
        lines_in=data.lines_in,
        lines_used=data.lines_used,
        column_influence=column_shares(examination.preparation, examination.matrices[0]),
        notes=report_notes(examination, examined, winner),
        weights=recipe.weights,
        outcome_name=recipe.outcome_name if data.training.outcome is not None else "",
        value_name=recipe.value_name if recipe.value is not None else "",
        lineage=_lineage(recipe, data),
    )
    return ExperimentResult(
        loaded=loaded,
        report_data=report_data,
        segmentation=None if winner is None else _serving(winner, profiles, report_data, data),
        parameters={
            one.scorecard.candidate: one.segmentation.training.parameters for one in examined
        },
        held_out=data.held_out.customers,
    )


def _lineage(recipe: Recipe, data: ExperimentData) -> dict[str, str]:
    # No clock and no machine: the same work gives the same bundle.
    return {
        "data_digest": data.digest,
        "recipe_digest": recipe.digest,
        "seed": str(recipe.seed),
        "custseg_version": custseg.__version__,
    }


def _profiles(
    segmentation: Segmentation, examination: Examination, recipe: Recipe
) -> tuple[SegmentProfile, ...]:
    training = examination.data.training
    return profile_segments(
        training.customers,
        segmentation.place(training.customers).labels,
        describing=examination.describing,
        value=training.value,
        vocabulary=examination.data.vocabulary,
        n_segments=segmentation.rule.n_clusters,
        names=recipe.segment_names or _own_names(segmentation),
        branches=own_branches(segmentation, training.customers, describing=examination.describing),
        seed=recipe.seed,
    )


def _own_names(segmentation: Segmentation) -> tuple[str, ...]:
    """Return the names that a framework gave; the segments of an algorithm are named after their marks."""
    if segmentation.training.algorithm not in FRAMEWORKS:
        return ()
    return tuple(segment.name for segment in segmentation.segments)


def _sheet(segmentation: Segmentation, examination: Examination) -> ScoringSheet | None:
    training = examination.data.training.customers
    return learn_scoring_sheet(
        training,
        segmentation.place(training).labels,
        describing=examination.describing,
        n_segments=segmentation.rule.n_clusters,
        seed=examination.recipe.seed,
    )


def _serving(
    winner: Examined,
    profiles: tuple[SegmentProfile, ...],
    report_data: ReportData,
    data: ExperimentData,
) -> Segmentation:
    segments = tuple(
        Segment(
            id=segment.id,
            name=profile.name,
            description=profile.description,
            n_customers=profile.n_customers,
            share=profile.share,
            value_share=profile.value_share,
        )
        for segment, profile in zip(winner.segmentation.segments, profiles, strict=True)
    )
    scorecard: dict[str, Any] = {
        "training": without_small_groups(winner.scorecard).as_data(),
        "held_out": without_small_groups(winner.held_out).as_data(),
        "verdict": report_data.verdict.as_data(),
    }
    contract = replace(winner.segmentation.contract, features=data.contract.features)
    return replace(winner.segmentation, contract=contract, segments=segments, scorecard=scorecard)


def _ignore_ctrl_c() -> None:
    # It reaches every process of a terminal. The one that was started stops the others, which have nothing to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _silent(_what: str, _done: int, _of: int) -> None:
    """Say nothing."""
