"""Which column gets which treatment?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.checks import check_one_of
from custseg.preprocessing.registry import TREATMENTS


@dataclass(frozen=True, kw_only=True)
class Treated:
    """A raw column, and how it is to be prepared.

    Parameters
    ----------
    name
        The column.
    kind
        The treatment: that of the column's own kind, or another that a recipe asks for. See `docs/treatments.md`.
    levels
        The names behind the positions of a `binary` or `category` column; without them each number is a level.
    survey
        Which survey an item belongs to, where `ratings` and `ticks` correct its answers by those to the other items.
    max_missing
        The greatest share of missing values with which the column still makes sense.

    Examples
    --------
    >>> Treated(name="spend", kind="money").max_missing
    0.2
    """

    name: str
    kind: str
    levels: tuple[str, ...] = ()
    survey: str = ""
    max_missing: float = 0.2

    def __post_init__(self) -> None:
        check_one_of(TREATMENTS, kind=self.kind)
