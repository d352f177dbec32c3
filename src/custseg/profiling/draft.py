"""Which questions could be asked, and what does each customer answer?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.draft_answers import draft_answers
from custseg.profiling.scoring_sheet import Question

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.profiling.scoring_sheet import Answer
    from custseg.rules import Labels
    from custseg.segmentation import Customers


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """A question still without points.

    Parameters
    ----------
    column
        What it asks for.
    answers
        Those it offers.
    given
        intp (n,): the number of each customer's answer.
    """

    column: str
    answers: tuple[Answer, ...]
    given: NDArray[np.intp]

    def split(self, cells: NDArray[np.intp]) -> NDArray[np.intp]:
        """Part the customers of each cell by their answer: intp (n,)."""
        return cells * len(self.answers) + self.given

    def question(self, points: NDArray[np.int64]) -> Question:
        """Give the answers their points: int64 (n_answers, n_segments)."""
        answers = tuple(
            replace(answer, points=tuple(own))
            for answer, own in zip(self.answers, points.tolist(), strict=True)
        )
        return Question(column=self.column, answers=answers)


def drafts_of(
    customers: Customers, labels: Labels, *, describing: tuple[str, ...], n_segments: int
) -> list[Draft]:
    """Draft a question about each describing column that offers a choice.

    Parameters
    ----------
    customers
        n rows.
    labels
        int32 (n,): segments 0..n_segments-1, no NOISE.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(40)),
    ...     columns=(Column(name="orders", kind="count"), Column(name="visits", kind="count")),
    ...     raw=np.column_stack([np.arange(40.0), np.ones(40)]),
    ... )
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 20)
    >>> [draft] = drafts_of(customers, labels, describing=("orders", "visits"), n_segments=2)
    >>> draft.column, np.bincount(draft.given).tolist()
    ('orders', [20, 20])
    """
    by_name = {column.name: column for column in customers.columns}
    drafts = []
    for name in describing:
        values, column = customers.matrix((name,))[:, 0], by_name[name]
        answers = draft_answers(values, column, labels, n_segments=n_segments)
        given = np.zeros(len(values), dtype=np.intp)
        for number, answer in enumerate(answers):
            given[answer.holds(values, column)] = number
        if answers:
            drafts.append(Draft(column=name, answers=answers, given=given))
    return drafts
