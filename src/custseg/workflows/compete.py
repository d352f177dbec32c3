"""How do all candidates come to be fitted, refitted and scored, on all cores?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from joblib import delayed

from custseg.validation import bootstrap_sample, cross_fitted_groups, fit_quietly
from custseg.workflows.examination import Findings
from custseg.workflows.fitted import Fitted, placed
from custseg.workflows.portions import portions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from joblib import Parallel
    from numpy.typing import NDArray

    from custseg.candidates import Candidate
    from custseg.rules import Labels
    from custseg.segmentation import Customers, Segmentation
    from custseg.workflows.examination import Examination, Examined

# Of refits, of which there are forty. One that starts less often agrees with others a little less, so stability is not flattered.
_MAX_STARTS = 4


def compete(
    examination: Examination,
    asked: Sequence[tuple[Candidate, bool]],
    *,
    parallel: Parallel,
    told: Callable[[str, int, int], None],
) -> list[Examined]:
    """Fit, refit and score every candidate; nothing depends on the number of processes.

    Parameters
    ----------
    examination
        What is asked.
    asked
        Candidates, and whether each is a yardstick.
    parallel
        Entered, and returning its results one by one, in order.
    told
        Called with what is done, how many are done, and how many there are.
    """
    fitted = _fit_all(examination, asked, parallel=parallel, told=told)
    results = parallel(delayed(examination.score)(one, Findings()) for one in fitted)
    whats = [f"Scoring {one.candidate.name}" for one in fitted]
    return [one for (one,) in portions(results, whats, n_each=1, told=told)]


def _fit_all(
    examination: Examination,
    asked: Sequence[tuple[Candidate, bool]],
    *,
    parallel: Parallel,
    told: Callable[[str, int, int], None],
) -> list[Fitted]:
    has_later = examination.data.training.later is not None
    n_each = 1 + 2 * examination.recipe.stability.n_pairs + has_later
    results = parallel(task for one, _ in asked for task in _fits(examination, one))
    whats = [f"Fitting {candidate.name}" for candidate, _ in asked]
    found = portions(results, whats, n_each=n_each, told=told)
    return [
        _fitted(one, portion, has_later=has_later)
        for one, portion in zip(asked, found, strict=True)
    ]


def _fitted(asked: tuple[Candidate, bool], found: list[Any], *, has_later: bool) -> Fitted:
    candidate, is_yardstick = asked
    (segmentation, cross_fitted), *labels = found
    later_labels = labels.pop() if has_later else None
    return Fitted(
        candidate=candidate,
        is_yardstick=is_yardstick,
        segmentation=segmentation,
        refit_labels=tuple(np.stack(group) for group in zip(*labels, strict=True)),
        later_labels=later_labels,
        cross_fitted=cross_fitted,
    )


def _fits(examination: Examination, candidate: Candidate) -> Iterator[Any]:
    """Yield the fit, the refits on bootstrap samples, and the refit on the next period."""
    seed, training = examination.recipe.seed, examination.data.training
    yield delayed(_fit)(candidate, training.customers, seed=seed)
    scored = tuple(
        _nameless(group.customers.take(examination.placed_rows(group)))
        for group in examination.groups
    )
    for number in range(2 * examination.recipe.stability.n_pairs):
        sample, fit_seed = bootstrap_sample(
            training.customers, n_drawn=examination.n_drawn, number=number, seed=seed
        )
        yield delayed(_refit)(candidate.with_n_init(_MAX_STARTS), sample, fit_seed, scored)
    later = tuple(group.later.customers for group in examination.groups if group.later is not None)
    if later:
        yield delayed(_refit_later)(candidate, seed, later)


def _fit(
    candidate: Candidate, customers: Customers, *, seed: int
) -> tuple[Segmentation, Labels | None]:
    segmentation = fit_quietly(candidate, customers, seed=seed)
    if candidate.outcome is None:
        return segmentation, None
    return segmentation, cross_fitted_groups(candidate, customers, seed=seed)


def _refit_later(
    candidate: Candidate, seed: int, tables: tuple[Customers, ...]
) -> tuple[NDArray[np.int16], ...] | None:
    # What customers do after the next period nobody knows yet.
    return None if candidate.outcome is not None else _refit(candidate, tables[0], seed, tables)


def _refit(
    candidate: Candidate, sample: Customers, seed: int, tables: tuple[Customers, ...]
) -> tuple[NDArray[np.int16], ...]:
    return placed(fit_quietly(candidate, sample, seed=seed), tables)


def _nameless(customers: Customers) -> Customers:
    # Who they are decides nothing here, and ids would be copied to every process with every refit.
    return replace(customers, ids=pa.nulls(len(customers)))
