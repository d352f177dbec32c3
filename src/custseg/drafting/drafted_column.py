"""What does a draft say of one column?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.segmentation import Kind


@dataclass(frozen=True, kw_only=True)
class DraftedColumn:
    """A column as the recipe is to say it, and why.

    Parameters
    ----------
    name
        Of the column.
    kind
        Its kind.
    reason
        In words that name no value of under 10 customers.
    levels, prefix, scale
        As a recipe has them; empty or None where it need not say them.
    battery
        Which columns are answered together; None for a column on its own.
    max_missing
        As a recipe has it; None for its default.
    alternative
        The order of its levels, where it cannot be used as it is: some levels may not be written down.
    """

    name: str
    kind: Kind
    reason: str
    levels: tuple[str, ...] = ()
    prefix: int | None = None
    scale: tuple[int, int] | None = None
    battery: str | None = None
    max_missing: float | None = None
    alternative: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether it is a number whose intervals count."""
        return self.kind not in ("ordered", "binary", "category")
