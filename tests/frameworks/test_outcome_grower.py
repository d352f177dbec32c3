from __future__ import annotations

import numpy as np

from custseg.frameworks.outcome_grower import OutcomeGrower
from custseg.frameworks.questions import Questions


def grower(values: np.ndarray, outcome: np.ndarray, *, judges: np.ndarray) -> OutcomeGrower:
    return OutcomeGrower(
        questions=tuple(Questions.about_numbers(*one) for one in enumerate(values.T)),
        values=values,
        outcome=outcome,
        judges=judges,
        min_customers=20,
        n_splits=5,
    )


def test_what_both_halves_find_holds() -> None:
    """A difference is confirmed by those who did not propose it, and the means are told with their n."""
    rng = np.random.default_rng(0)
    values = rng.normal(size=(600, 2))
    outcome = 10.0 * (values[:, 1] > 0.3) + rng.normal(size=600)

    found = grower(values, outcome, judges=rng.random(600) < 0.5).propose(np.arange(600))

    assert found is not None
    assert found.holds
    assert found.split.column == 1
    assert found.judgement.count("(n = ") == 4
    assert found.judgement.endswith("p below 0.001")


def test_what_only_one_half_knows_is_dropped() -> None:
    """A difference among those who propose, which the others do not have."""
    rng = np.random.default_rng(0)
    values, judges = rng.normal(size=(600, 1)), rng.random(600) < 0.5
    outcome = rng.normal(size=600) + 3.0 * ((values[:, 0] > 0) & ~judges)

    found = grower(values, outcome, judges=judges).propose(np.arange(600))

    assert found is not None
    assert not found.holds


def test_the_opposite_is_no_confirmation() -> None:
    """Both halves must differ in the same direction."""
    rng = np.random.default_rng(0)
    values, judges = rng.normal(size=(600, 1)), rng.random(600) < 0.5
    outcome = rng.normal(size=600) + np.where(judges, -3.0, 3.0) * (values[:, 0] > 0)

    found = grower(values, outcome, judges=judges).propose(np.arange(600))

    assert found is not None
    assert not found.holds


def test_chance_is_seldom_taken_for_a_difference() -> None:
    """Where nothing depends on anything, a split holds in at most two of 100 tables."""
    n_held = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        values = rng.normal(size=(300, 5))
        found = grower(values, rng.lognormal(size=300), judges=rng.random(300) < 0.5).propose(
            np.arange(300)
        )
        n_held += found is not None and found.holds

    assert n_held <= 2


def test_without_judges_nothing_holds() -> None:
    """Under ten customers on a side cannot confirm anything."""
    values = np.repeat([1.0, 5.0], 30)[:, None]
    judges = np.zeros(60, dtype=bool)
    judges[::8] = True

    found = grower(values, values[:, 0], judges=judges).propose(np.arange(60))

    assert found is not None
    assert not found.holds
    assert "under 10 customers" in found.judgement
