"""Which answers does a question about a column offer?"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.readable_threshold import readable_threshold
from custseg.profiling.scoring_sheet import Answer
from custseg.profiling.telling_cuts import telling_cuts
from custseg.rules import MIN_COVERED
from custseg.segmentation.readable_number import readable_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels, Vector
    from custseg.segmentation import Column

MAX_ANSWERS = 4
_N_BINS = 20


def draft_answers(
    values: Vector, column: Column, labels: Labels, *, n_segments: int
) -> tuple[Answer, ...]:
    """Offer two to four answers that tell the segments apart, and "unknown" where values are missing; still without points.

    Numbers are cut among their twentieths where that tells most about the segments, at numbers that can be said aloud; levels
    with an order are joined to ranges in the same way. Of levels without an order the most frequent are answers of their own, and the
    others share one. Every answer holds for at least 10 customers; missing values that are fewer go along with the most frequent answer.

    Parameters
    ----------
    values
        float64 (n,): the raw column, NaN where missing.
    column
        What it is.
    labels
        int32 (n,): segments 0..n_segments-1, no NOISE.

    Returns
    -------
    tuple
        Empty where the column offers no choice.

    Examples
    --------
    >>> from custseg.segmentation import Column
    >>> values = np.repeat([1.0, 2.0, 7.0], 20)
    >>> labels = (values > 2).astype(np.int32)
    >>> column = Column(name="orders", kind="count")
    >>> [answer.text for answer in draft_answers(values, column, labels, n_segments=2)]
    ['under 5', '5 or more']
    """
    is_known = ~np.isnan(values)
    known = values[is_known]
    if len(known) < 2 * MIN_COVERED:
        return ()
    if column.has_levels and column.kind != "ordered":
        answers = _of_levels(known, column)
    elif column.has_levels:
        answers = _of_ordered_levels(known, column, labels[is_known], n_segments)
    else:
        answers = _of_numbers(known, labels[is_known], n_segments)
    return _with_missing(answers, values, column) if len(answers) > 1 else ()


def _of_numbers(known: Vector, labels: Labels, n_segments: int) -> tuple[Answer, ...]:
    ordered = np.sort(known)
    starts, cuts = _cuts(known, ordered, labels, n_segments)
    said = [readable_threshold(ordered, _before(ordered, starts[cut])) for cut in cuts]
    edges = [-np.inf, *_covered(ordered, sorted(set(said))), np.inf]
    return tuple(
        Answer(text=_range_in_words(low, high), points=(), low=low, high=high)
        for low, high in itertools.pairwise(edges)
    )


def _of_ordered_levels(
    known: Vector, column: Column, labels: Labels, n_segments: int
) -> tuple[Answer, ...]:
    ordered = np.sort(known)
    starts, cuts = _cuts(known, ordered, labels, n_segments)
    edges = [0, *(int(starts[cut]) for cut in cuts), len(column.levels)]
    groups = [column.levels[low:high] for low, high in itertools.pairwise(edges)]
    return tuple(
        Answer(
            text=group[0] if len(group) == 1 else f"{group[0]} to {group[-1]}",
            points=(),
            levels=group,
        )
        for group in groups
    )


def _cuts(
    known: Vector, ordered: Vector, labels: Labels, n_segments: int
) -> tuple[Vector, tuple[int, ...]]:
    """Return the values at which bins start, each of at least 10 customers, and the bins at which bands begin."""
    n_bins = min(_N_BINS, len(ordered) // MIN_COVERED)
    quantiles = ordered[np.arange(n_bins) * len(ordered) // n_bins]
    starts = np.array([ordered[0], *_covered(ordered, np.unique(quantiles)[1:].tolist())])
    bins = np.searchsorted(starts, known, side="right") - 1
    counts = np.bincount(bins * n_segments + labels, minlength=len(starts) * n_segments)
    table = counts.reshape(len(starts), n_segments)
    return starts, telling_cuts(table, max_bands=MAX_ANSWERS)


def _covered(ordered: Vector, cuts: list[float]) -> list[float]:
    """Leave out cuts that would leave under 10 customers on a side."""
    kept, n_below = [], 0
    for cut, n_under in zip(cuts, np.searchsorted(ordered, cuts).tolist(), strict=True):
        if n_under - n_below >= MIN_COVERED and len(ordered) - n_under >= MIN_COVERED:
            kept.append(cut)
            n_below = n_under
    return kept


def _before(ordered: Vector, start: float) -> float:
    """Return the middle between a bin's first value and the last one under it, as a tree would split."""
    return float(ordered[np.searchsorted(ordered, start) - 1] + start) / 2


def _range_in_words(low: float, high: float) -> str:
    if low == -np.inf:
        return f"under {readable_number(high)}"
    if high == np.inf:
        return f"{readable_number(low)} or more"
    return f"{readable_number(low)} to under {readable_number(high)}"


def _of_levels(known: Vector, column: Column) -> tuple[Answer, ...]:
    counts = np.bincount(known.astype(np.intp), minlength=len(column.levels) + 1)
    frequent = _frequent_levels(counts)
    named = tuple(column.levels[level] for level in frequent)
    others = tuple(level for level in column.levels if level not in named)
    answers = [Answer(text=level, points=(), levels=(level,)) for level in named]
    n_others = int(counts.sum() - counts[frequent].sum())
    if n_others >= MIN_COVERED:
        answers.append(Answer(text="any other", points=(), levels=others, takes_others=True))
    elif n_others and answers:
        last = answers[-1]
        answers[-1] = replace(
            last, text=f"{last.text} or any other", levels=last.levels + others, takes_others=True
        )
    return tuple(answers)


def _frequent_levels(counts: NDArray[np.intp]) -> list[int]:
    """Return the levels that are answers of their own, the most frequent first: all, or one fewer than there are answers."""
    order = np.argsort(-counts[:-1], kind="stable").tolist()
    frequent = [level for level in order if counts[level] >= MIN_COVERED]
    are_all = len(frequent) <= MAX_ANSWERS and counts.sum() == counts[frequent].sum()
    return frequent if are_all else frequent[: MAX_ANSWERS - 1]


def _with_missing(
    answers: tuple[Answer, ...], values: Vector, column: Column
) -> tuple[Answer, ...]:
    n_missing = int(np.isnan(values).sum())
    if n_missing >= MIN_COVERED:
        unknown = Answer(text="unknown", points=(), low=np.inf, takes_missing=True)
        return (*answers, unknown)
    if not n_missing:
        return answers
    counts = [np.count_nonzero(answer.holds(values, column)) for answer in answers]
    largest = answers[int(np.argmax(counts))]
    along = replace(largest, text=f"{largest.text} (or unknown)", takes_missing=True)
    return tuple(along if answer is largest else answer for answer in answers)
