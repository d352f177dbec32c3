"""What is there to know of all lines before customers are told apart?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import TableError
from custseg.features.lines import PURCHASE
from custseg.features.visits import N_OF_SORT

if TYPE_CHECKING:
    from custseg.tables import Engine

_MONEY_OFF = ("discounts", "coupons")


@dataclass(frozen=True, kw_only=True)
class LineSurvey:
    """What visits tell of all lines together.

    Parameters
    ----------
    by_sort
        The number of lines of each sort.
    has_hours
        Whether the time of some purchase is another than midnight.
    """

    by_sort: dict[int, int]
    has_hours: bool


def survey_lines(engine: Engine, visits: nw.LazyFrame[Any]) -> LineSurvey:
    """Count the lines of each sort, look for times of day where they are summed, and refuse money off with the wrong sign.

    Raises
    ------
    TableError
        When money off is below 0 on the whole.
    """
    present = visits.collect_schema().names()
    summed = [name for name in (*_MONEY_OFF, "n_timed") if name in present]
    grouped = visits.group_by("sort").agg(
        nw.col(N_OF_SORT).sum().cast(nw.Int64),
        *(nw.col(name).sum().cast(nw.Float64) for name in summed),
    )
    found = {row["sort"]: row for row in engine.collect(grouped).to_pylist()}
    purchases = found.get(PURCHASE, {})
    _check_money_off({name: purchases.get(name, 0) for name in _MONEY_OFF})
    return LineSurvey(
        by_sort={sort: row[N_OF_SORT] for sort, row in found.items()},
        has_hours=purchases.get("n_timed", 0) > 0,
    )


def _check_money_off(sums: dict[str, float]) -> None:
    negative = [name for name, total in sums.items() if total < 0]
    if negative:
        raise TableError(
            f"Money off is below 0 on the whole: {', '.join(negative)}.",
            expected="money off as positive numbers",
            hint="turn the sign of these columns.",
        )
