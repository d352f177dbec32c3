"""What is asked only of the candidates that may win, because it takes hundreds of fits?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from joblib import delayed

from custseg.validation import (
    NullDraws,
    NullTrial,
    column_influence,
    draw_copula,
    null_sample,
    permute_columns,
)
from custseg.workflows.examination import Findings
from custseg.workflows.portions import portions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from joblib import Parallel

    from custseg.candidates import Candidate
    from custseg.validation import StructureFigures, Verdict
    from custseg.workflows.examination import Examination, Examined

_NULLS = (permute_columns, draw_copula)
_MAX_STARTS = 2
# Criteria that need the hundreds of fits: where they count, everybody is a finalist.
_ASKED_OF_FINALISTS = ("null_check", "column_influence")


def finalists(verdict: Verdict, examination: Examination) -> list[str]:
    """Return the names of the candidates that are checked: the best of those that pass every gate.

    Where the recipe weighs what only finalists are asked, all candidates are checked: points of some could not be compared with
    those of others.
    """
    recipe = examination.recipe
    candidates = [one for one in verdict.standings if not one.is_yardstick]
    if any(recipe.weights.get(name, 0) > 0 for name in _ASKED_OF_FINALISTS):
        return [one.candidate for one in candidates]
    # The winner may be a simpler one than those with the most points.
    passing = [one.candidate for one in candidates if one.passes]
    ordered = passing if verdict.winner is None else dict.fromkeys([verdict.winner, *passing])
    return list(ordered)[: recipe.null_check.n_finalists]


def check_finalists(
    examination: Examination,
    examined: Sequence[Examined],
    *,
    parallel: Parallel,
    told: Callable[[str, int, int], None],
) -> list[Examined]:
    """Hold candidates against tables without structure, leave out each column once, and score them again with what was found.

    Parameters
    ----------
    examination
        What is asked.
    examined
        The finalists, scored without it.
    parallel
        Entered, and returning its results one by one, in order.
    told
        Called with what is done, how many are done, and how many there are.
    """
    trials = [_trial(examination, one.fitted.candidate) for one in examined]
    n_draws = examination.recipe.null_check.n_draws
    n_tasks = 1 + (1 + len(_NULLS) * n_draws if n_draws else 0)
    results = parallel(
        task
        for one, trial in zip(examined, trials, strict=True)
        for task in _tasks(one.fitted.candidate, trial, examination)
    )
    whats = [f"Checking {one.scorecard.candidate} against chance" for one in examined]
    found = portions(results, whats, n_each=n_tasks, told=told)
    findings = [
        Findings(influences=influences, null_draws=_null_draws(trial, draws))
        for trial, (influences, *draws) in zip(trials, found, strict=True)
    ]
    again = zip(examined, findings, strict=True)
    return list(parallel(delayed(examination.score)(one.fitted, new) for one, new in again))


def _trial(examination: Examination, candidate: Candidate) -> NullTrial:
    asked = examination.recipe.null_check
    training = examination.data.training.customers
    return NullTrial(
        # Where there is nothing to find, ten starts took five times as long as two, for an inertia that was 0.06 % smaller. The
        # sample itself is fitted from as few, so the comparison stays fair.
        candidate=candidate.with_n_init(_MAX_STARTS),
        sample=null_sample(training, n=asked.n_customers, seed=examination.recipe.seed),
        preparation=examination.preparation,
        n_refits=asked.n_refits,
        seed=examination.recipe.seed,
    )


def _tasks(candidate: Candidate, trial: NullTrial, examination: Examination) -> Iterator[Any]:
    training, seed = examination.data.training.customers, examination.recipe.seed
    sample = null_sample(training, n=examination.n_drawn, seed=seed)
    yield delayed(column_influence)(candidate, sample, seed=seed)
    n_draws = examination.recipe.null_check.n_draws
    if n_draws:
        yield delayed(trial.observed)()
    for null in _NULLS:
        for number in range(n_draws):
            yield delayed(trial.drawn)(null, number)


def _null_draws(trial: NullTrial, found: Sequence[StructureFigures]) -> NullDraws | None:
    if not found:
        return None
    observed, *drawn = found
    table = np.array([(one.stability, one.separation) for one in drawn])
    permuted, copula = np.split(table, len(_NULLS))
    return NullDraws(
        observed=observed,
        permuted=permuted,
        copula=copula,
        n_customers=len(trial.sample),
        n_pairs=trial.n_pairs,
    )
