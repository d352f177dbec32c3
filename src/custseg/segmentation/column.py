"""What may stand in a column of the customer table?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from custseg.checks import check_one_of

Kind: TypeAlias = Literal[
    "money", "count", "days", "share", "number", "ordered", "binary", "category"
]
KINDS: tuple[str, ...] = get_args(Kind)
LEVEL_KINDS = ("ordered", "binary", "category")


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of the input contract: its name, its kind, and what a customer's value may be.

    Parameters
    ----------
    name
        As in the table; the unit belongs in it (`recency_days`).
    kind
        Decides the default treatment: see `docs/treatments.md`.
    levels
        For `binary` and `category`, and for `ordered` texts in their order: the levels that at
        least 10 customers have, or that were given. An `ordered` column of numbers has none.
    low, high
        Where most values lie (means of 10 neighbouring values near the ends); None for levels.

    Notes
    -----
    In a raw matrix a level is its position in `levels`; `len(levels)` is any other level, NaN is missing.

    Examples
    --------
    >>> Column(name="region", kind="category", levels=("north", "south")).has_levels
    True
    """

    name: str
    kind: Kind
    levels: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        check_one_of(KINDS, kind=self.kind)

    @property
    def has_levels(self) -> bool:
        """Whether the raw matrix holds positions in `levels` instead of numbers."""
        return self.kind in ("binary", "category") or bool(self.levels)
