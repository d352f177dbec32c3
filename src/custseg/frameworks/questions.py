"""Which questions may be asked of a column, and what would each of them part?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.interval import Interval
from custseg.frameworks.readable_cuts import readable_cuts
from custseg.frameworks.split import Split
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class Questions:
    """All ways to part customers by one column, each once with missing values outside and once with them inside.

    Parameters
    ----------
    column
        Its position.
    spans
        Of each of the q questions, the low and the high end of the values that lie inside.
    bins
        intp (n,): the bin of each customer's value; the last bin is for missing ones.
    is_inside
        float64 (2 q, n_bins): 1 where a bin lies inside; questions with missing values inside come last.
    """

    column: int
    spans: tuple[tuple[float, float], ...]
    bins: NDArray[np.intp]
    is_inside: Matrix

    @classmethod
    def about_numbers(cls, column: int, values: Vector) -> Self:
        """Ask whether a value reaches a readable cut: values float64 (n,), NaN where missing."""
        is_missing = np.isnan(values)
        cuts = readable_cuts(values[~is_missing])
        bins = np.where(
            is_missing, len(cuts) + 1, np.searchsorted(cuts, values, side="right")
        ).astype(np.intp)
        spans = tuple((cut, np.inf) for cut in cuts.tolist())
        reached = np.arange(len(cuts) + 1) > np.arange(len(cuts))[:, None]
        return cls(column=column, spans=spans, bins=bins, is_inside=_both_ways(reached))

    @classmethod
    def about_levels(cls, column: int, values: Vector, *, n_levels: int) -> Self:
        """Ask whether a customer is at a level: positions float64 (n,), n_levels for any other one, NaN where missing.

        Of two levels only the second is asked for: the first would part the same customers.
        """
        bins = np.where(np.isnan(values), n_levels + 1, np.minimum(values, n_levels))
        asked = np.arange(1 if n_levels == 2 else 0, n_levels)  # noqa: PLR2004 - two
        spans = tuple((float(level), level + 1.0) for level in asked.tolist())
        is_at = np.arange(n_levels + 1) == asked[:, None]
        return cls(
            column=column, spans=spans, bins=bins.astype(np.intp), is_inside=_both_ways(is_at)
        )

    def totals(self, rows: NDArray[np.intp], numbers: Matrix) -> Matrix:
        """Add up the numbers (len(rows), t) of the customers inside each question: (2 q, t)."""
        bins, n_bins = self.bins[rows], self.is_inside.shape[1]
        sums = [np.bincount(bins, weights=own, minlength=n_bins) for own in numbers.T]
        return np.asarray(self.is_inside @ np.column_stack(sums))

    def counts(self, rows: NDArray[np.intp]) -> Vector:
        """Count the customers inside each question: (2 q,)."""
        counts = np.bincount(self.bins[rows], minlength=self.is_inside.shape[1])
        return np.asarray(self.is_inside @ counts)

    def is_open(
        self, rows: NDArray[np.intp], *, n_inside: Vector, min_customers: int
    ) -> NDArray[np.bool_]:
        """Return which questions leave enough customers on both sides, 10 of them with a value: bool (2 q,).

        A side of nobody but customers without a value could not be told by the values of the column.
        """
        n_known = np.count_nonzero(self.bins[rows] < self.is_inside.shape[1] - 1)
        # Where nobody lacks a value, missing ones inside would ask the same once more.
        is_another = np.repeat([True, n_known < len(rows)], len(self.spans))
        known_inside = np.tile(n_inside[: len(self.spans)], 2)
        return np.asarray(
            is_another
            & (np.minimum(n_inside, len(rows) - n_inside) >= min_customers)
            & (np.minimum(known_inside, n_known - known_inside) >= MIN_COVERED)
        )

    def split(self, number: int, rows: NDArray[np.intp]) -> Split:
        """Return one question as it parts customers; where none of them lacks a value, missing ones join the larger side."""
        bins, n_bins = self.bins[rows], self.is_inside.shape[1]
        missing_inside = number >= len(self.spans)
        if not (bins == n_bins - 1).any():
            missing_inside = bool(2 * self.is_inside[number, bins].sum() > len(rows))
        low, high = self.spans[number % len(self.spans)]
        inside = Interval(low=low, high=high, takes_missing=missing_inside)
        return Split(column=self.column, inside=inside)


def _both_ways(is_inside: NDArray[np.bool_]) -> Matrix:
    """Add the bin of missing values, first outside of every question, then inside."""
    outside = np.pad(is_inside, ((0, 0), (0, 1)), constant_values=False)
    inside = np.pad(is_inside, ((0, 0), (0, 1)), constant_values=True)
    return np.vstack([outside, inside]).astype(np.float64)
