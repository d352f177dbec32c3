"""How does a recipe speak of a column?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from custseg.recipes.section import Section
from custseg.segmentation import Column, Kind  # noqa: TC001 - pydantic reads Kind

if TYPE_CHECKING:
    from typing import Self

Number = Annotated[float, Field(allow_inf_nan=False)]
_ANSWERS = ("number", "ordered", "binary")


class ColumnSection(Section):
    """A column's kind, and what departs from its default treatment.

    In TOML a column is its kind (`spend = "money"`) or a table (`spend = { kind = "money", max_missing = 0.5 }`).

    Parameters
    ----------
    kind
        What the values are.
    treatment
        The kind whose treatment is used instead of the column's own.
    levels
        The order of an `ordered` column of texts, lowest first.
    max_missing
        Share of missing values above which the column is refused.
    prefix
        Of a `category`: only so many characters of a value are its level, as of a postcode.
    scale
        The lowest and the highest number that can be an answer; others are rejected.
    survey
        The survey that the column is an item of: its answers are corrected for the respondent's style of answering.

    Examples
    --------
    >>> ColumnSection.model_validate("money").kind
    'money'
    """

    kind: Kind
    treatment: Kind | None = None
    levels: tuple[str, ...] = ()
    max_missing: Annotated[float, Field(ge=0, le=1)] = 0.2
    prefix: Annotated[int, Field(ge=1)] | None = None
    scale: tuple[Number, Number] | None = None
    survey: Annotated[str, Field(min_length=1)] | None = None

    @property
    def has_levels(self) -> bool:
        """Whether the column's values are levels instead of numbers."""
        return self.kind in ("binary", "category") or bool(self.levels)

    @property
    def treated_as(self) -> str:
        """The name of the treatment that it gets, where it makes the distance."""
        if self.survey is not None:
            return "ticks" if self.kind == "binary" else "ratings"
        return self.treatment or self.kind

    def as_column(self, name: str) -> Column:
        """Return the column as an input contract knows it."""
        lowest, highest = self.scale or (None, None)
        return Column(
            name=name,
            kind=self.kind,
            levels=self.levels,
            prefix=self.prefix,
            lowest=lowest,
            highest=highest,
        )

    @model_validator(mode="before")
    @classmethod
    def _from_kind(cls, value: object) -> object:
        if isinstance(value, str):
            return {"kind": value}
        if isinstance(value, dict):
            lists = {key: tuple(one) for key, one in value.items() if isinstance(one, list)}
            return {**value, **lists}
        return value

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        faults = {
            "prefix is for a category without levels": self.prefix is None
            or (self.kind == "category" and not self.levels),
            "scale is for numbers": self.scale is None or not self.has_levels,
            "scale needs the lowest number first": self.scale is None
            or self.scale[0] < self.scale[1],
            "the items of a survey are number, ordered or binary": self.survey is None
            or self.kind in _ANSWERS,
            "a survey has its own treatment": self.survey is None or self.treatment is None,
            'a yes/no item of a survey needs its levels, no first: levels = ["no", "yes"]': self.survey
            is None
            or self.kind != "binary"
            or len(self.levels) == 2,  # noqa: PLR2004 - no and yes
        }
        told = [fault for fault, holds in faults.items() if not holds]
        if told:
            raise ValueError("; ".join(told))
        return self
