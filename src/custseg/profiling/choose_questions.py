"""Which few questions place most customers together?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.additive_points import additive_points
from custseg.profiling.whole_points import n_right

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.profiling.draft import Draft
    from custseg.rules import Labels

MAX_QUESTIONS = 5
_LEAST_GAIN = 0.005
_N_ROUNDS = 2


def choose_questions(
    drafts: list[Draft], labels: Labels, *, n_segments: int, seed: int
) -> tuple[list[Draft], NDArray[np.int64]]:
    """Let questions join one by one, each time the one by which most customers of the other half are placed right.

    Points are learned on one half of the customers and tried on the other, and the reverse. It ends at five questions, or where a
    further one places under half a percent of the customers more.

    Parameters
    ----------
    drafts
        The questions to choose from.
    labels
        int32 (n,): segments 0..n_segments-1, no NOISE.
    seed
        Of the halves.

    Returns
    -------
    tuple
        The chosen ones, and int64 (1, 1, n_answers of question 1, …, n_segments): the customers of each combination of answers.

    Examples
    --------
    >>> from custseg.profiling.draft import Draft
    >>> from custseg.profiling.scoring_sheet import Answer
    >>> answers = (Answer(text="no", points=()), Answer(text="yes", points=()))
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 50)
    >>> says_it = Draft(column="a", answers=answers, given=labels.astype(np.intp))
    >>> says_nothing = Draft(column="b", answers=answers, given=np.arange(100) % 2)
    >>> chosen, table = choose_questions([says_nothing, says_it], labels, n_segments=2, seed=0)
    >>> [draft.column for draft in chosen], table.tolist()
    (['a'], [[[[50, 0], [0, 50]]]])
    """
    trial = _Trial.without_questions(labels, n_segments=n_segments, seed=seed)
    chosen: list[Draft] = []
    while len(chosen) < min(MAX_QUESTIONS, len(drafts)):
        left = [draft for draft in drafts if draft not in chosen]
        trials = [trial.with_question(draft, labels) for draft in left]
        best = int(np.argmax([one.n_right for one in trials]))
        longer = trials[best].refined()
        if longer.n_right - trial.n_right < _LEAST_GAIN * len(labels):
            break
        chosen.append(left[best])
        trial = longer
    return chosen, trial.table.sum(axis=0, keepdims=True)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Trial:
    """Some questions, with points learned on each half of the customers.

    `cells` holds each customer's half and answers as one number, `table` how many there are of each, by segment.
    """

    cells: NDArray[np.intp]
    table: NDArray[np.int64]
    points: list[NDArray[np.float64]]

    @classmethod
    def without_questions(cls, labels: Labels, *, n_segments: int, seed: int) -> _Trial:
        halves = np.random.default_rng(seed).permutation(len(labels)) % 2
        table = _counted(halves, labels, (2, 1, n_segments))
        points = additive_points(table, [np.zeros((2, 1, n_segments))], n_rounds=1)
        return cls(cells=halves, table=table, points=points)

    @property
    def n_right(self) -> int:
        """How many customers the points of the other half place right."""
        return n_right(self.table[::-1], self.points)

    def with_question(self, draft: Draft, labels: Labels) -> _Trial:
        """Ask one more question, whose points are learned with all others as they are."""
        n_answers, n_segments = len(draft.answers), self.table.shape[-1]
        cells = draft.split(self.cells)
        table = _counted(cells, labels, (*self.table.shape[:-1], n_answers, n_segments))
        points = [*self.points, np.zeros((2, n_answers, n_segments))]
        return _Trial(cells=cells, table=table, points=additive_points(table, points, n_rounds=0))

    def refined(self) -> _Trial:
        """Adapt the points of all questions to each other."""
        return replace(self, points=additive_points(self.table, self.points, n_rounds=_N_ROUNDS))


def _counted(cells: NDArray[np.intp], labels: Labels, shape: tuple[int, ...]) -> NDArray[np.int64]:
    counts = np.bincount(cells * shape[-1] + labels, minlength=int(np.prod(shape)))
    return counts.reshape(shape)
