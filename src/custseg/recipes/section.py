"""What do all sections of a recipe share?"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A part of a recipe: frozen, with no key that custseg does not know and no silent change of type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
