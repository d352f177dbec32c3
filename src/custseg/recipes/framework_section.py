"""Which of marketing's own frameworks compete, and how are they cut?"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from custseg.frameworks import (  # noqa: TC001 - pydantic reads the annotations
    FRAMEWORKS,
    Condition,
    LevelCuts,
    MatrixAxis,
    RFMGrid,
    RFMSegment,
    RFMTotal,
    SegmentationTree,
    ThresholdSegment,
    ThresholdSegments,
)
from custseg.recipes.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from custseg.frameworks import Framework


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
CandidateName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_. -]*$", max_length=80)]
MinShare = Annotated[float, Field(ge=0, le=0.5)]


class FrameworkSection(Section):
    """What the frameworks' sections have in common.

    Parameters
    ----------
    learner
        In `FRAMEWORKS`.
    name
        Of the candidate, so that several sections of one learner can compete; the learner's own where not given. Where a list makes
        several candidates, each adds what it is to it.
    max_segments, min_share
        At most so many segments are left, each of so many of the customers, and at least 10.
    """

    learner: str
    name: CandidateName | None = None
    max_segments: MaxSegments = 6
    min_share: MinShare = 0.05

    @property
    @abstractmethod
    def named_columns(self) -> tuple[str, ...]:
        """The columns it names itself."""

    def frameworks(self) -> Iterator[tuple[str, Framework]]:
        """Yield the candidate's name and the unfitted framework.

        Raises
        ------
        ParameterError
            When its settings do not fit together.
        """
        framework: Any = FRAMEWORKS[self.learner]
        yield self.name or self.learner, framework(**self._settings(framework))

    @model_validator(mode="after")
    def _can_be_made(self) -> Self:
        list(self.frameworks())
        return self

    def _settings(self, framework: Any) -> dict[str, Any]:
        own = [field.name for field in fields(framework)]
        return {name: getattr(self, name) for name in own if name in type(self).model_fields}


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

    def frameworks(self) -> Iterator[tuple[str, RFMGrid]]:
        """Yield a name and a grid for each number of levels."""
        is_alone = self.name is not None and len(self.n_levels) == 1
        for n_levels in self.n_levels:
            grid = RFMGrid(**{**self._settings(RFMGrid), "n_levels": n_levels})
            name = self.name or self.learner
            yield name if is_alone else f"{name}-{n_levels}", grid


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

    def frameworks(
        self,
        *,
        levels: Mapping[str, tuple[str, ...]] | None = None,
        default: tuple[ThresholdSegment, ...] = (),
    ) -> Iterator[tuple[str, ThresholdSegments]]:
        """Yield the name and the framework, where there are segments.

        Parameters
        ----------
        levels
            Of the columns that have some; without them, those that a condition asks for.
        default
            The segments where the section has none.
        """
        own = tuple(
            ThresholdSegment(
                segment.name,
                tuple(
                    one.as_condition(one.levels if levels is None else levels.get(one.column, ()))
                    for one in segment.conditions
                ),
            )
            for segment in self.segments
        )
        if own or default:
            settings = {**self._settings(ThresholdSegments), "segments": own or default}
            yield self.name or self.learner, ThresholdSegments(**settings)


class SegmentationTreeSection(FrameworkSection):
    """A segmentation tree, grown on the behaviour or on the outcome; see `docs/frameworks/segmentation_tree.md`."""

    learner: Literal["segmentation_tree"]
    columns: tuple[str, ...] = ()
    on_outcome: Booleans = (False,)

    @property
    def named_columns(self) -> tuple[str, ...]:
        """The columns that may be asked for, where they are not those of the recipe."""
        return self.columns

    def frameworks(
        self,
        *,
        default: tuple[str, ...] = (),
        outcome: str | None = None,
        levels: Mapping[str, tuple[str, ...]] | None = None,
        ordered: tuple[str, ...] = (),
    ) -> Iterator[tuple[str, SegmentationTree]]:
        """Yield a name and a tree on the behaviour, on the outcome, or of both kinds, where there are columns.

        Parameters
        ----------
        default
            The columns where the section names none.
        outcome
            The column of what customers did later.
        levels, ordered
            The levels of columns that have some, and those of them whose levels rise.
        """
        columns = self.columns or default
        own = {name: found for name, found in (levels or {}).items() if name in columns}
        kinds = tuple(dict.fromkeys(self.on_outcome))
        is_alone = self.name is not None and len(kinds) == 1
        for on_outcome in kinds if columns else ():
            name = self.name or self.learner
            yield (
                name if is_alone or not on_outcome else f"{name}-on-outcome",
                SegmentationTree(
                    columns,
                    outcome=outcome if on_outcome else None,
                    max_leaves=self.max_segments,
                    min_share=self.min_share,
                    levels=own,
                    ordered=tuple(name for name in ordered if name in own),
                ),
            )
