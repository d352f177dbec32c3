"""Which is the first segment whose conditions a customer meets?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns
from custseg.frameworks.mean_ranks import mean_ranks
from custseg.frameworks.merge_segments import merge_segments
from custseg.frameworks.merging import Merging
from custseg.frameworks.segment_overlap import SegmentOverlap
from custseg.frameworks.threshold_boxes import ThresholdBoxes
from custseg.frameworks.threshold_segment import ThresholdSegment
from custseg.rules import MIN_COVERED, NOISE, canonical_order

if TYPE_CHECKING:
    from custseg.rules import Matrix


@dataclass(frozen=True, kw_only=True)
class ThresholdSegments(MadeOfItsColumns):
    """Ask of each customer, segment after segment, whether its conditions hold; the first whose conditions hold takes them.

    Parameters
    ----------
    segments
        In the order in which they are asked; `default_threshold_segments` has some for custseg's own features.
    rest_name
        Of customers who meet the conditions of none; None makes them noise. Where there are no such customers yet, those to come
        are counted to the largest segment.
    max_segments, min_share
        At most so many segments are left, each of so many of the customers, and at least 10: others are joined with the
        neighbour whose customers have the most similar ranks in all columns. A `min_share` of None keeps every segment that anybody
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
    min_share: float | None = 0.05

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
        boxes = ThresholdBoxes.of((*self.segments, *rest), rows, input_names=self.input_names)
        labels = boxes.first(rows)
        sizes = np.bincount(labels[labels >= 0], minlength=len(boxes.names))
        taken = np.flatnonzero(sizes)
        merged = merge_segments(
            [boxes.names[one] for one in taken],
            sizes=sizes[taken],
            centres=mean_ranks(rows, labels)[taken],
            n_customers=len(rows),
            merging=Merging(max_segments=self.max_segments, min_share=self.min_share),
        )
        # A segment that nobody is in is left out; the next ones take whom it would, and the largest whom nobody does.
        clusters = np.full(len(boxes.names), NOISE, dtype=np.int64)
        clusters[taken] = merged.numbers
        new_sizes = np.bincount(merged.numbers, weights=sizes[taken])
        empty = [name for name, size in zip(boxes.names, sizes, strict=True) if size == 0]
        heirs: dict[str, str] = {}
        if len(taken) and self.rest_name in empty:
            clusters[boxes.names.index(self.rest_name)] = new_sizes.argmax()
            heirs[self.rest_name] = merged.names[int(new_sizes.argmax())]
        rule = boxes.rule(clusters, covers=int(min(MIN_COVERED, *new_sizes)) if len(taken) else 0)
        order = canonical_order(
            np.append(clusters, NOISE)[labels], np.arange(len(merged.names))[:, None]
        )
        return LearnedFramework(
            rule=rule.renumbered(order),
            names=tuple(merged.names[one] for one in order),
            notes=(
                *self.overlap(raw).notes,
                *merged.notes,
                *(_note_of_empty(name, heirs.get(name)) for name in empty),
            ),
        )

    def overlap(self, raw: Matrix) -> SegmentOverlap:
        """Return the gaps and overlaps of the segments, the rest apart, with ends learned from these raw values (n, d)."""
        rows = as_rows(raw, input_names=self.input_names)
        boxes = ThresholdBoxes.of(self.segments, rows, input_names=self.input_names)
        return SegmentOverlap.of(boxes.is_met(rows), names=boxes.names)


def _note_of_empty(name: str, heir: str | None) -> str:
    if heir is not None:
        return f"Nobody is in {name} yet: customers to come are counted to {heir}."
    return f"Too few customers for a segment of its own: {name}, left out."
