"""Which of marketing's own frameworks compete, and how are they cut?"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from custseg.frameworks import (  # noqa: TC001 - pydantic reads the annotations
    Condition,
    LevelCuts,
    MatrixAxis,
    RFMSegment,
    RFMTotal,
)
from custseg.recipes.section import Section

if TYPE_CHECKING:
    from typing import Self


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Part = Annotated[float, Field(gt=0, le=1)]
NLevels = Annotated[
    tuple[Annotated[int, Field(ge=2, le=10)], ...],
    BeforeValidator(_as_tuple),
    Field(min_length=1),
]
Booleans = Annotated[tuple[bool, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
MaxSegments = Annotated[int, Field(ge=2, le=6)]
MinShare = Annotated[float, Field(ge=0, le=0.5)]


class FrameworkSection(Section):
    """What the frameworks' sections have in common.

    Parameters
    ----------
    learner
        In `FRAMEWORKS`.
    max_segments, min_share
        At most so many segments are left, each of so many of the customers.
    """

    learner: str
    max_segments: MaxSegments = 6
    min_share: MinShare = 0.05

    @property
    @abstractmethod
    def named_columns(self) -> tuple[str, ...]:
        """The columns it names itself."""


class RFMGridSection(FrameworkSection):
    """An RFM grid over several numbers of levels; see `docs/frameworks/rfm_grid.md`."""

    learner: Literal["rfm_grid"]
    recency: str = "recency_days"
    frequency: str = "frequency_orders"
    monetary: str = "monetary_total"
    n_levels: NLevels = (5,)
    cuts: tuple[LevelCuts, ...] = ()
    segments: tuple[RFMSegment, ...] = ()
    rest_name: str = "Others"
    total: RFMTotal | None = None

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Recency, frequency, monetary."""
        return (self.recency, self.frequency, self.monetary)


class ValueTiersSection(FrameworkSection):
    """A pyramid of tiers; see `docs/frameworks/value_tiers.md`."""

    learner: Literal["value_tiers"]
    column: str = "monetary_total"
    names: tuple[str, ...] = ("Top", "Major", "Ordinary", "Small")
    customer_shares: tuple[Part, ...] = ()
    value_shares: tuple[Part, ...] = ()
    cuts: tuple[float, ...] = ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """What a customer brings."""
        return (self.column,)


class ValuePotentialSection(FrameworkSection):
    """A matrix of value and potential; see `docs/frameworks/value_potential_matrix.md`."""

    learner: Literal["value_potential_matrix"]
    value: MatrixAxis = MatrixAxis(column="monetary_total")
    potential: MatrixAxis
    names: tuple[str, ...] = ()
    extra: tuple[MatrixAxis, ...] = ()

    @property
    def named_columns(self) -> tuple[str, ...]:
        """Value, potential, and the further axes."""
        return tuple(axis.column for axis in (self.value, self.potential, *self.extra))


class ConditionSection(Section):
    """What a segment asks of one column; levels go by their names here."""

    column: str
    at_least: float | None = None
    below: float | None = None
    top_share: float | None = None
    bottom_share: float | None = None
    levels: tuple[str, ...] = ()
    is_missing: bool = False
    or_missing: bool = False

    def as_condition(self, levels: tuple[str, ...]) -> Condition:
        """Return it with the positions of its levels among those of the column.

        Raises
        ------
        ParameterError
            When no value can meet it.
        """
        asked = self.model_dump(exclude={"column", "levels"})
        return Condition(self.column, **asked, levels=tuple(map(levels.index, self.levels)))

    @model_validator(mode="after")
    def _can_be_met(self) -> Self:
        self.as_condition(self.levels)
        return self


class ThresholdSegmentSection(Section):
    """A segment's name, and what it asks for."""

    name: str
    conditions: Annotated[tuple[ConditionSection, ...], Field(min_length=1)]


class ThresholdSegmentsSection(FrameworkSection):
    """Segments by conditions; see `docs/frameworks/threshold_segments.md`. Without segments the default ones stand."""

    learner: Literal["threshold_segments"]
    segments: tuple[ThresholdSegmentSection, ...] = ()
    rest_name: str = "Others"

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns of all conditions."""
        return tuple(one.column for segment in self.segments for one in segment.conditions)


class SegmentationTreeSection(FrameworkSection):
    """A segmentation tree, grown on the behaviour or on the outcome; see `docs/frameworks/segmentation_tree.md`."""

    learner: Literal["segmentation_tree"]
    columns: tuple[str, ...] = ()
    on_outcome: Booleans = (False,)

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that may be asked for, where they are not those of the recipe."""
        return self.columns
