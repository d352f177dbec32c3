"""How is a figure that would be enough written, so that what is written is enough?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.report.score_formats import format_criterion_figure

if TYPE_CHECKING:
    from custseg.validation import Change


def enough_of_figure(change: Change, *, figure: str) -> str:
    """Write the figure that the runner-up needs, rounded away from the one it has; empty where there is none.

    Examples
    --------
    >>> from custseg.validation import Change
    >>> change = Change(criterion="stability", figure=0.79, needed_figure=0.792, weight=2.0, needed_weight=None)
    >>> enough_of_figure(change, figure="ari")
    '0.80'
    """
    needed = change.needed_figure
    if needed is None:
        return ""
    per_unit = _per_unit(change.criterion, figure, needed)
    enough = _beyond(needed, change.figure, per_unit=per_unit)
    written = format_criterion_figure(change.criterion, figure, enough)
    if written == format_criterion_figure(change.criterion, figure, change.figure):
        return "a little higher" if needed > change.figure else "a little lower"
    return written


def enough_of_weight(change: Change) -> str:
    """Write the weight that the criterion needs, in the same way.

    Examples
    --------
    >>> from custseg.validation import Change
    >>> enough_of_weight(Change(criterion="balance", figure=0.9, needed_figure=None, weight=1.0, needed_weight=0.318))
    '0.31'
    """
    if change.needed_weight is None:
        return ""
    return f"{_beyond(change.needed_weight, change.weight, per_unit=100):.2f}"


def _per_unit(criterion: str, figure: str, value: float) -> int:
    """Return how many steps a unit has, in the digits that the figure is written with."""
    if criterion == "null_check":
        return 1
    written = format_criterion_figure(criterion, figure, value)
    n_decimals = len(written.rstrip("\N{NO-BREAK SPACE}%").partition(".")[2])
    return int(10 ** (n_decimals + 2 * written.endswith("%")))


def _beyond(needed: float, has: float, *, per_unit: int) -> float:
    away = math.ceil if needed > has else math.floor
    return away(needed * per_unit) / per_unit
