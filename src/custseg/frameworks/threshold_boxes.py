"""Which boxes do the conditions of segments make?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.interval import EVERYTHING
from custseg.rules import NOISE, BoxRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Self

    from numpy.typing import NDArray

    from custseg.frameworks.interval import Interval
    from custseg.frameworks.threshold_segment import ThresholdSegment
    from custseg.rules import Matrix


@dataclass(frozen=True, kw_only=True, eq=False)
class ThresholdBoxes:
    """The boxes of segments, in the order in which they are asked.

    Parameters
    ----------
    input_names
        The d columns.
    sides
        Of m boxes: an interval for each column.
    names
        Of the k segments.
    segments
        int64 (m,): whose box it is.

    Examples
    --------
    >>> from custseg.frameworks import Condition, ThresholdSegment
    >>> rows = np.array([[1.0], [5.0], [np.nan]])
    >>> many = ThresholdSegment("Many", (Condition("orders", at_least=3),))
    >>> boxes = ThresholdBoxes.of([many], rows, input_names=("orders",))
    >>> boxes.first(rows).tolist()
    [-1, 0, -1]
    """

    input_names: tuple[str, ...]
    sides: tuple[tuple[Interval, ...], ...]
    names: tuple[str, ...]
    segments: NDArray[np.int64]

    @classmethod
    def of(
        cls, segments: Sequence[ThresholdSegment], rows: Matrix, *, input_names: tuple[str, ...]
    ) -> Self:
        """Return the boxes of segments, with ends learned from rows (n, d) where these are shares."""
        names = tuple(dict.fromkeys(segment.name for segment in segments))
        values = dict(zip(input_names, rows.T, strict=True))
        found = [
            (box, names.index(segment.name))
            for segment in segments
            for box in _boxes(segment, values)
        ]
        return cls(
            input_names=input_names,
            sides=tuple(box for box, _ in found),
            names=names,
            segments=np.array([owner for _, owner in found], dtype=np.int64),
        )

    def first(self, rows: Matrix) -> NDArray[np.int64]:
        """Return the first segment whose conditions each row meets, or NOISE: int64 (n,)."""
        rule = self._rule(np.arange(len(self.sides)), n_clusters=len(self.sides), covers=0)
        return np.append(self.segments, NOISE)[rule.label(rows)]

    def is_met(self, rows: Matrix) -> NDArray[np.bool_]:
        """Return the conditions of which segments each row meets: bool (n, k)."""
        held = self._rule(np.arange(len(self.sides)), n_clusters=len(self.sides), covers=0).holds(
            rows
        )
        met = [held[:, self.segments == number].any(axis=1) for number in range(len(self.names))]
        return np.column_stack([np.empty((len(rows), 0), dtype=np.bool_), *met])

    def rule(self, clusters: NDArray[np.int64], *, covers: int) -> BoxRule:
        """Return the rule in which segment i is clusters[i]; one that is NOISE has no box in it."""
        n_clusters = int(clusters.max(initial=NOISE)) + 1
        return self._rule(clusters[self.segments], n_clusters=n_clusters, covers=covers)

    def _rule(self, clusters: NDArray[np.int64], *, n_clusters: int, covers: int) -> BoxRule:
        kept = np.flatnonzero(clusters != NOISE)
        boxes = [self.sides[box] for box in kept]
        shape = (len(boxes), len(self.input_names))
        lows = [[side.low for side in box] for box in boxes]
        highs = [[side.high for side in box] for box in boxes]
        takes = [[side.takes_missing for side in box] for box in boxes]
        return BoxRule(
            input_names=self.input_names,
            lows=np.array(lows, dtype=np.float64).reshape(shape),
            highs=np.array(highs, dtype=np.float64).reshape(shape),
            takes_missing=np.array(takes, dtype=np.int64).reshape(shape),
            clusters=clusters[kept],
            n_clusters=n_clusters,
            covers=covers,
        )


def _boxes(
    segment: ThresholdSegment, values: dict[str, NDArray[np.float64]]
) -> Iterator[tuple[Interval, ...]]:
    """Yield a box for each choice of one interval of every condition."""
    choices = [
        [(one.column, interval) for interval in one.intervals(values[one.column])]
        for one in segment.conditions
    ]
    for chosen in itertools.product(*choices):
        yield tuple(
            reduce(and_, (interval for column, interval in chosen if column == name), EVERYTHING)
            for name in values
        )
