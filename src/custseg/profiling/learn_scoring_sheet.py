"""Which few questions place a customer, and what is each answer worth?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.additive_points import additive_points
from custseg.profiling.choose_questions import choose_questions
from custseg.profiling.draft import drafts_of
from custseg.profiling.named_segments import named_segments
from custseg.profiling.sampled_rows import sampled_rows
from custseg.profiling.scoring_sheet import ScoringSheet
from custseg.profiling.whole_points import whole_points

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.profiling.draft import Draft
    from custseg.rules import Labels
    from custseg.segmentation import Customers

_N_SAMPLED = 20_000
_N_ROUNDS = 10


def learn_scoring_sheet(
    customers: Customers,
    labels: Labels,
    *,
    describing: tuple[str, ...],
    n_segments: int,
    seed: int,
) -> ScoringSheet | None:
    """Learn a scoring sheet of at most five questions, each about one describing column.

    Questions join one by one, the one that helps most first: learned on one half of the customers, how many of the other half
    are placed right, and the reverse. It ends where a further question places under half a percent more. Points come from a multinomial model
    of the answers, as whole numbers from 0 to 9. Above 20,000 customers a sample stands for all. Noise is left out, and so are
    segments of under 10 customers, which the sheet never names.

    Parameters
    ----------
    customers
        n rows.
    labels
        int32 (n,): their segments, NOISE where none fits.
    describing
        Names of the columns that may be asked for.
    n_segments
        Segments are 0..n_segments-1.
    seed
        Of the sample and of the halves.

    Returns
    -------
    ScoringSheet or None
        None where under two segments have 10 customers, or no column helps.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(200)),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.repeat([[1.0], [7.0]], 100, axis=0),
    ... )
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 100)
    >>> sheet = learn_scoring_sheet(customers, labels, describing=("orders",), n_segments=2, seed=0)
    >>> [(answer.text, answer.points) for answer in sheet.questions[0].answers]
    [('under 4', (4, 0)), ('4 or more', (0, 4))]
    """
    named = named_segments(labels)
    if len(named) < 2:  # noqa: PLR2004 - to tell apart takes two
        return None
    rows = np.flatnonzero(np.isin(labels, named))
    rows = rows[sampled_rows(len(rows), n_rows=_N_SAMPLED, seed=seed)]
    numbers = np.searchsorted(named, labels[rows]).astype(np.int32)
    drafts = drafts_of(customers.take(rows), numbers, describing=describing, n_segments=len(named))
    chosen, table = choose_questions(drafts, numbers, n_segments=len(named), seed=seed)
    return _sheet(chosen, table, named, n_segments) if chosen else None


def _sheet(
    chosen: list[Draft], table: NDArray[np.int64], named: NDArray[np.intp], n_segments: int
) -> ScoringSheet:
    both = table.sum(axis=0, keepdims=True)
    zeros = [np.zeros((1, n_answers, len(named))) for n_answers in both.shape[1:-1]]
    parts = whole_points(both, additive_points(both, zeros, n_rounds=_N_ROUNDS))
    start = np.full(n_segments, -1)
    start[named] = parts[0][0]
    questions = []
    for draft, part in zip(chosen, parts[1:], strict=True):
        points = np.zeros((len(part), n_segments), dtype=np.int64)
        points[:, named] = part
        questions.append(draft.question(points))
    return ScoringSheet(start=tuple(start.tolist()), questions=tuple(questions))
