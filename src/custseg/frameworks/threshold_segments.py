"""Which is the first segment whose conditions a customer meets?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.interval import EVERYTHING
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.mean_ranks import mean_ranks
from custseg.frameworks.merge_segments import merge_segments
from custseg.frameworks.merging import Merging
from custseg.frameworks.segment_overlap import SegmentOverlap
from custseg.frameworks.threshold_segment import ThresholdSegment
from custseg.rules import MIN_COVERED, NOISE, BoxRule, canonical_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.frameworks.interval import Interval
    from custseg.rules import Matrix


@dataclass(frozen=True, kw_only=True)
class ThresholdSegments:
    """Ask of each customer, segment after segment, whether its conditions hold; the first whose conditions hold takes them.

    Parameters
    ----------
    segments
        In the order in which they are asked; `default_threshold_segments` has some for custseg's own features.
    rest_name
        Of customers who meet the conditions of none; None makes them noise.
    max_segments, min_share
        At most so many segments are left, each of so many of the customers, and at least 10: others are joined with the
        neighbour whose customers have the most similar ranks in all columns. A `min_share` of 0 keeps every segment that anybody
        is in.

    Raises
    ------
    ParameterError
        When there is no condition at all.

    Examples
    --------
    >>> from custseg.frameworks import Condition
    >>> framework = ThresholdSegments(
    ...     segments=(
    ...         ThresholdSegment("New", (Condition("tenure_days", below=90),)),
    ...         ThresholdSegment("Best", (Condition("spend", top_share=0.2),)),
    ...     )
    ... )
    >>> rows = np.random.default_rng(0).uniform(0, 1000, size=(400, 2))
    >>> learned = framework.fit(rows)
    >>> learned.names, learned.notes[0]
    (('Others', 'Best', 'New'), 'Of 400 customers meet the conditions: 74 % those of no segment, 26 % those of 1 to 2 segments.')
    """

    segments: tuple[ThresholdSegment, ...]
    rest_name: str | None = "Others"
    max_segments: int = 6
    min_share: float = 0.05

    def __post_init__(self) -> None:
        Merging(max_segments=self.max_segments, min_share=self.min_share)
        if not self.input_names:
            raise ParameterError(
                "Threshold segments ask for nothing.",
                found=[segment.name for segment in self.segments],
                expected="at least one condition on a column",
            )

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns of all conditions, in the order they are asked for."""
        return tuple(
            dict.fromkeys(one.column for segment in self.segments for one in segment.conditions)
        )

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the ends that are shares from raw values (n, d), NaN where missing."""
        rows = as_rows(raw, input_names=self.input_names)
        rest = () if self.rest_name is None else (ThresholdSegment(self.rest_name, ()),)
        boxes, owners = self._boxes(rows, (*self.segments, *rest))
        names = tuple(dict.fromkeys(owners))
        everything = _rule(self.input_names, boxes, np.arange(len(boxes)))
        box_segments = np.array([names.index(owner) for owner in owners], dtype=np.int64)
        labels = np.append(box_segments, NOISE)[everything.label(rows)]
        learned = self._merged(everything, box_segments, labels, rows, names)
        notes = self.overlap(raw).notes
        return replace(learned, notes=(*notes, *learned.notes))

    def overlap(self, raw: Matrix) -> SegmentOverlap:
        """Return the gaps and overlaps of the segments, the rest apart, with ends learned from these raw values (n, d)."""
        rows = as_rows(raw, input_names=self.input_names)
        boxes, owners = self._boxes(rows, self.segments)
        held = _rule(self.input_names, boxes, np.arange(len(boxes))).holds(rows)
        names = tuple(dict.fromkeys(owners))
        is_met = np.zeros((len(rows), len(names)), dtype=np.bool_)
        for box, owner in enumerate(owners):
            is_met[:, names.index(owner)] |= held[:, box]
        return SegmentOverlap.of(is_met, names=names)

    def _boxes(
        self, rows: Matrix, segments: tuple[ThresholdSegment, ...]
    ) -> tuple[list[list[Interval]], list[str]]:
        """Return the boxes of all segments, a side for each column, and the name of each box's segment."""
        boxes, owners = [], []
        for segment in segments:
            sides = [
                [
                    (one.column, side)
                    for side in one.intervals(rows[:, self.input_names.index(one.column)])
                ]
                for one in segment.conditions
            ]
            for box in itertools.product(*sides):
                boxes.append(
                    [
                        reduce(and_, (side for column, side in box if column == name), EVERYTHING)
                        for name in self.input_names
                    ]
                )
                owners.append(segment.name)
        return boxes, owners

    def _merged(
        self,
        everything: BoxRule,
        box_segments: NDArray[np.int64],
        labels: NDArray[np.int64],
        rows: Matrix,
        names: tuple[str, ...],
    ) -> LearnedFramework:
        """Leave out the segments that nobody is in, and join those that are too many or too small."""
        sizes = np.bincount(labels[labels >= 0], minlength=len(names))
        taken = np.flatnonzero(sizes)
        merged = merge_segments(
            [names[one] for one in taken],
            sizes=sizes[taken],
            centres=mean_ranks(rows, labels)[taken],
            merging=Merging(max_segments=self.max_segments, min_share=self.min_share),
        )
        numbers = np.full(len(names) + 1, NOISE)
        numbers[taken] = merged.numbers
        new_sizes = np.bincount(merged.numbers, weights=sizes[taken], minlength=len(merged.names))
        kept = np.isin(box_segments, taken)
        rule = replace(
            everything,
            lows=everything.lows[kept],
            highs=everything.highs[kept],
            takes_missing=everything.takes_missing[kept],
            clusters=numbers[box_segments[kept]],
            n_clusters=len(merged.names),
            covers=int(min(MIN_COVERED, *new_sizes)) if len(new_sizes) else 0,
        )
        order = canonical_order(numbers[labels], np.arange(len(merged.names))[:, None])
        left_out = [names[one] for one in np.flatnonzero(sizes == 0)]
        notes = (
            (f"Too few customers for a segment of their own: {', '.join(left_out)}.",)
            if left_out
            else ()
        )
        return LearnedFramework(
            rule=rule.renumbered(order),
            names=tuple(merged.names[one] for one in order),
            notes=(*merged.notes, *notes),
        )


def _rule(
    input_names: tuple[str, ...], boxes: list[list[Interval]], clusters: NDArray[np.int64]
) -> BoxRule:
    shape = (len(boxes), len(input_names))
    return BoxRule(
        input_names=input_names,
        lows=np.array([[side.low for side in box] for box in boxes], dtype=np.float64).reshape(
            shape
        ),
        highs=np.array([[side.high for side in box] for box in boxes], dtype=np.float64).reshape(
            shape
        ),
        takes_missing=np.array(
            [[side.takes_missing for side in box] for box in boxes], dtype=np.int64
        ).reshape(shape),
        clusters=clusters,
        n_clusters=len(boxes),
        covers=0,
    )
