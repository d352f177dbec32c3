"""What may stand in a column of the customer table?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from custseg.checks import check_at_least, check_one_of
from custseg.errors import ParameterError

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
    prefix
        Of a `category`: only so many characters of a value are its level, as the 2 of a postcode that name a region.
    lowest, highest
        The ends of a stated scale, such as 1 and 5; numbers beyond them are impossible. None: there is no such end.

    Raises
    ------
    ParameterError
        For an unknown kind, a prefix of anything but a category, or a scale of levels or whose ends are not two numbers in order.

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
    prefix: int | None = None
    lowest: float | None = None
    highest: float | None = None

    def __post_init__(self) -> None:
        check_one_of(KINDS, kind=self.kind)
        if self.prefix is not None:
            check_at_least(1, prefix=self.prefix)
            check_one_of(("category",), kind=self.kind)
        _check_scale(self)

    @property
    def has_levels(self) -> bool:
        """Whether the raw matrix holds positions in `levels` instead of numbers."""
        return self.kind in ("binary", "category") or bool(self.levels)


def _check_scale(column: Column) -> None:
    ends = [end for end in (column.lowest, column.highest) if end is not None]
    if not ends:
        return
    if column.has_levels:
        raise ParameterError(
            f"'{column.name}' has a scale, and is no number.",
            found=f"kind '{column.kind}' with levels",
            hint="leave out either the scale or the levels.",
        )
    if not all(map(math.isfinite, ends)) or (len(ends) > 1 and ends[0] >= ends[1]):
        raise ParameterError(
            f"The scale of '{column.name}' has no room.",
            found=f"from {column.lowest} to {column.highest}",
            expected="finite numbers, the lowest first, and another one",
        )
