"""How does a recipe speak of a column?"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from custseg.recipes.section import Section
from custseg.segmentation import Kind  # noqa: TC001 - pydantic reads the annotations


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

    Examples
    --------
    >>> ColumnSection.model_validate("money").kind
    'money'
    """

    kind: Kind
    treatment: Kind | None = None
    levels: tuple[str, ...] = ()
    max_missing: Annotated[float, Field(ge=0, le=1)] = 0.2

    @property
    def has_levels(self) -> bool:
        """Whether the column's values are levels instead of numbers."""
        return self.kind in ("binary", "category") or bool(self.levels)

    @model_validator(mode="before")
    @classmethod
    def _from_kind(cls, value: object) -> object:
        if isinstance(value, str):
            return {"kind": value}
        if isinstance(value, dict) and isinstance(value.get("levels"), list):
            return {**value, "levels": tuple(value["levels"])}
        return value
