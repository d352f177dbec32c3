"""Which named segment do recency, frequency and monetary put a customer into?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.levels import Levels
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns
from custseg.frameworks.merging import Merging
from custseg.frameworks.named_grid import named_grid
from custseg.frameworks.rfm_tables import default_rfm_segments

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from custseg.frameworks.learned_framework import LearnedFramework
    from custseg.frameworks.level_cuts import LevelCuts
    from custseg.frameworks.rfm_segment import RFMSegment
    from custseg.frameworks.rfm_total import RFMTotal
    from custseg.rules import Matrix, Vector

_LEVELS = range(2, 11)


@dataclass(frozen=True, kw_only=True)
class RFMGrid(MadeOfItsColumns):
    """Score recency, frequency and monetary, and name the cells of scores (Hughes 1994).

    Each column is cut into levels, independently of the others: a recent purchase, many orders and much money have high scores. A
    table says what the cells are called; its first row that takes a customer's scores wins.

    Parameters
    ----------
    recency, frequency, monetary
        The raw columns. A customer whose value is missing, such as one without any purchase, takes the level with the lowest score.
    n_levels
        Levels per column, 2 to 10. Where many customers share a value there are fewer, and their scores lie apart.
    cuts
        Columns whose cut-points are given; those of the others are learned, so that levels are about equally large.
    segments
        The rows of the table; without them `default_rfm_segments(n_levels)`.
    rest_name
        Of customers in no row of the table; None makes them noise.
    total
        A weighted total of the scores instead of a table.
    max_segments, min_share
        At most so many segments are left, each of so many of the customers, and at least 10: others are joined with their nearest
        neighbour. A `min_share` of None keeps every segment that anybody is in.

    Raises
    ------
    ParameterError
        When levels, cut-points and rows do not fit together; every fault is named.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> grid = RFMGrid(recency="days", frequency="orders", monetary="spend", n_levels=5)
    >>> learned = grid.fit(rng.normal(size=(400, 3)))
    >>> learned.names[0], learned.rule.n_clusters
    ('At risk', 6)
    """

    recency: str
    frequency: str
    monetary: str
    n_levels: int = 5
    cuts: tuple[LevelCuts, ...] = ()
    segments: tuple[RFMSegment, ...] = ()
    rest_name: str | None = "Others"
    total: RFMTotal | None = None
    max_segments: int = 6
    min_share: float | None = 0.05

    def __post_init__(self) -> None:
        Merging(max_segments=self.max_segments, min_share=self.min_share)
        faults = [fault for row in self.segments for fault in row.faults(n_levels=self.n_levels)]
        faults += [
            f"cuts of '{one.column}'" for one in self.cuts if one.column not in self.input_names
        ]
        faults += [
            f"scores of '{one.column}': {list(one.scores)}"
            for one in self.cuts
            if not all(1 <= score <= self.n_levels for score in one.scores)
        ]
        if len(set(self.input_names)) < len(self.input_names):
            faults.append(f"columns {list(self.input_names)}")
        if self.n_levels not in _LEVELS:
            faults.append(f"n_levels={self.n_levels}")
        if self.total is not None and self.segments:
            faults.append("both segments and total")
        if faults:
            raise ParameterError(
                "An RFM grid cannot be made.",
                found="; ".join(faults),
                expected="three different columns, 2 to 10 levels, scores and ranges within them, cut-points of"
                f" {list(self.input_names)}, and either a table or a total",
            )

    @property
    def input_names(self) -> tuple[str, ...]:
        """The three columns, recency first."""
        return (self.recency, self.frequency, self.monetary)

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points that are not given from raw values (n, 3), NaN where missing."""
        rows = as_rows(raw, input_names=self.input_names)
        levels = self._levels(rows)
        name_of, names = self._named(rows, levels)
        return named_grid(
            rows,
            input_names=self.input_names,
            levels=levels,
            name_of=name_of,
            names=names,
            merging=Merging(max_segments=self.max_segments, min_share=self.min_share),
        )

    def scores(self, raw: Matrix) -> NDArray[np.int64]:
        """Return each customer's three scores, from 1 to n_levels, with cut-points learned from these customers: int64 (n, 3)."""
        rows = as_rows(raw, input_names=self.input_names)
        return _scores(rows, self._levels(rows))

    def _levels(self, rows: Matrix) -> list[Levels]:
        given = {one.column: one for one in self.cuts}
        found = []
        for name, values in zip(self.input_names, rows.T, strict=True):
            is_falling = name == self.recency
            if name in given:
                found.append(given[name].levels(n_levels=self.n_levels, is_falling=is_falling))
            else:
                found.append(_learned(values, n_levels=self.n_levels, is_falling=is_falling))
        return found

    def _named(
        self, rows: Matrix, levels: list[Levels]
    ) -> tuple[Callable[[tuple[int, ...]], str | None], Sequence[str]]:
        if self.total is not None:
            return _by_total(self.total, _scores(rows, levels)), self.total.names
        table = self.segments or default_rfm_segments(self.n_levels)
        rest = [] if self.rest_name is None else [self.rest_name]
        return _by_table(table, self.rest_name), [*(row.name for row in table), *rest]


def _learned(values: Vector, *, n_levels: int, is_falling: bool) -> Levels:
    levels = Levels.learned(values, bounds=[level / n_levels for level in range(1, n_levels)])
    if not len(levels.cuts) and 2 * np.count_nonzero(np.isnan(values)) > len(values):
        return replace(levels, scores=np.array([1]))  # the one level is that of missing values
    return replace(levels, scores=n_levels - levels.scores if is_falling else 1 + levels.scores)


def _scores(rows: Matrix, levels: list[Levels]) -> NDArray[np.int64]:
    columns = []
    for values, own in zip(rows.T, levels, strict=True):
        bins = np.searchsorted(own.cuts, values, side="right")
        columns.append(own.scores[np.where(np.isnan(values), own.missing_bin, bins)])
    return np.column_stack(columns)


def _by_table(
    table: Sequence[RFMSegment], rest_name: str | None
) -> Callable[[tuple[int, ...]], str | None]:
    return lambda scores: next((row.name for row in table if row.takes(scores)), rest_name)


def _by_total(
    total: RFMTotal, scores: NDArray[np.int64]
) -> Callable[[tuple[int, ...]], str | None]:
    levels = total.levels(total.of(scores))

    def name_of(cell: tuple[int, ...]) -> str:
        at = np.searchsorted(levels.cuts, total.of(np.array([cell]))[0], side="right")
        return total.names[int(levels.scores[at])]

    return name_of
