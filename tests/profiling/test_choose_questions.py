from __future__ import annotations

import numpy as np

from custseg.profiling.choose_questions import choose_questions
from custseg.profiling.draft import Draft
from custseg.profiling.scoring_sheet import Answer


def drafted(**given: np.ndarray) -> list[Draft]:
    answers = (Answer(text="no", points=()), Answer(text="yes", points=()))
    return [
        Draft(column=name, answers=answers, given=numbers.astype(np.intp))
        for name, numbers in given.items()
    ]


def test_best_question_comes_first() -> None:
    """Of two that help, the one that places more customers is asked first."""
    generator = np.random.default_rng(0)
    labels = generator.integers(2, size=1_000)
    sure = np.where(generator.random(1_000) < 0.1, 1 - labels, labels)
    unsure = np.where(generator.random(1_000) < 0.3, 1 - labels, labels)

    chosen, _ = choose_questions(drafted(unsure=unsure, sure=sure), labels, n_segments=2, seed=0)

    assert chosen[0].column == "sure"


def test_second_question_is_chosen_for_what_it_adds() -> None:
    """A copy of the first question is passed over for a weaker one that tells something else."""
    generator = np.random.default_rng(0)
    left, right = generator.integers(2, size=(2, 1_000))

    chosen, table = choose_questions(
        drafted(left=left, again=left, right=right), 2 * left + right, n_segments=4, seed=0
    )

    assert {draft.column for draft in chosen} == {"left", "right"}
    assert table.sum() == 1_000


def test_chance_is_not_asked_for() -> None:
    """Answers that have nothing to do with the segments are left out."""
    generator = np.random.default_rng(0)
    labels = generator.integers(2, size=5_000)
    chance = {f"x{i}": generator.integers(2, size=5_000) for i in range(3)}

    chosen, _ = choose_questions(drafted(said=labels, **chance), labels, n_segments=2, seed=0)

    assert [draft.column for draft in chosen] == ["said"]
