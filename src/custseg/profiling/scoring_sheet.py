"""Where does a customer belong, by a few questions and small whole numbers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Vector
    from custseg.segmentation import Column, Customers


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer to a question, and what it is worth.

    Parameters
    ----------
    text
        "14 to under 30", "north or south", "unknown".
    points
        For each segment, from 0 on.
    low, high
        It holds for numbers of at least `low` and below `high`.
    levels
        It holds for these levels, where the column has levels.
    takes_others
        Whether levels that the table does not name go along.
    takes_missing
        Whether customers without a value go along.
    """

    text: str
    points: tuple[int, ...]
    low: float = -np.inf
    high: float = np.inf
    levels: tuple[str, ...] = ()
    takes_others: bool = False
    takes_missing: bool = False

    def holds(self, values: Vector, column: Column) -> NDArray[np.bool_]:
        """Return whether it is the answer for each raw value of the column: bool (n,)."""
        missing = np.isnan(values) & self.takes_missing
        if not column.has_levels:
            return missing | ((values >= self.low) & (values < self.high))
        own = [column.levels.index(level) for level in self.levels if level in column.levels]
        own += [len(column.levels)] * self.takes_others
        return missing | np.isin(values, own)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One column of the customer table, asked about in a few bands.

    Parameters
    ----------
    column
        Its name.
    answers
        Of which at most one holds; none holds for what was never met in learning, which gives no points.
    """

    column: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class ScoringSheet:
    """A typing tool to fill in by hand: add up the points of the answers; the segment with the highest total is the customer's.

    Of equal totals the lowest number wins. It comes near to the rule and never replaces it: it knows no noise.

    Parameters
    ----------
    start
        Points that each segment begins with. A segment that the sheet never names, because too few customers are in it, begins
        with -1 and gets no points.
    questions
        In the order in which they help most.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> sheet = ScoringSheet(
    ...     start=(1, 0),
    ...     questions=(
    ...         Question(
    ...             column="orders",
    ...             answers=(
    ...                 Answer(text="under 3", points=(2, 0), high=3.0),
    ...                 Answer(text="3 or more", points=(0, 4), low=3.0),
    ...             ),
    ...         ),
    ...     ),
    ... )
    >>> customers = Customers(
    ...     ids=pa.array(["a", "b"]),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.array([[1.0], [5.0]]),
    ... )
    >>> sheet.place(customers).tolist()
    [0, 1]
    """

    start: tuple[int, ...]
    questions: tuple[Question, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it asks for."""
        return tuple(question.column for question in self.questions)

    def totals(self, customers: Customers) -> NDArray[np.int64]:
        """Add up the points of each customer: int64 (n, n_segments)."""
        sums = np.tile(np.array(self.start), (len(customers), 1))
        by_name = {column.name: column for column in customers.columns}
        for question in self.questions:
            values = customers.matrix((question.column,))[:, 0]
            for answer in question.answers:
                sums[answer.holds(values, by_name[question.column])] += answer.points
        return sums

    def place(self, customers: Customers) -> Labels:
        """Return the segment with the highest total of each customer: int32 (n,), never NOISE."""
        return np.asarray(self.totals(customers).argmax(axis=1), dtype=np.int32)

    def as_data(self) -> dict[str, Any]:
        """Return what is printed as plain data, ready for JSON."""
        return {
            "start": list(self.start),
            "questions": [
                {
                    "column": question.column,
                    "answers": [
                        {"text": answer.text, "points": list(answer.points)}
                        for answer in question.answers
                    ],
                }
                for question in self.questions
            ],
        }
