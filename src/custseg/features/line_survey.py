"""What is there to know of all lines before customers are told apart?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.errors import TableError
from custseg.features.lines import PURCHASE

if TYPE_CHECKING:
    from custseg.features.lines import Lines
    from custseg.tables import Engine

_MONEY_OFF = ("discounts", "coupons")


@dataclass(frozen=True, kw_only=True)
class LineSurvey:
    """What one pass over all lines tells.

    Parameters
    ----------
    by_sort
        The number of lines of each sort.
    has_hours
        Whether the time of some purchase is another than midnight.
    """

    by_sort: dict[int, int]
    has_hours: bool


def survey_lines(engine: Engine, lines: Lines, *, asks_hours: bool) -> LineSurvey:
    """Count the lines of each sort, look for times of day where they are asked, and refuse money off with the wrong sign.

    Raises
    ------
    TableError
        When money off is below 0 on the whole.
    """
    present = lines.frame.collect_schema().names()
    asked = [*_MONEY_OFF, "is_timed"] if asks_hours else _MONEY_OFF
    summed = [name for name in asked if name in present]
    grouped = lines.frame.group_by("sort").agg(
        nw.len().alias("n_lines"), *(nw.col(name).sum().cast(nw.Float64) for name in summed)
    )
    found = {row["sort"]: row for row in engine.collect(grouped).to_pylist()}
    purchases = found.get(PURCHASE, {})
    _check_money_off({name: purchases.get(name, 0) for name in _MONEY_OFF})
    return LineSurvey(
        by_sort={sort: row["n_lines"] for sort, row in found.items()},
        has_hours=purchases.get("is_timed", 0) > 0,
    )


def _check_money_off(sums: dict[str, float]) -> None:
    negative = [name for name, total in sums.items() if total < 0]
    if negative:
        raise TableError(
            f"Money off is below 0 on the whole: {', '.join(negative)}.",
            expected="money off as positive numbers",
            hint="turn the sign of these columns.",
        )
