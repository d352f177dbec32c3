"""What does a lifetime model read of each customer?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.exact_money import UNITS_PER_MONEY
from custseg.features.feature import share_of

HISTORY_READS = ("n_days", "first_day", "last_day", "bought", "bought_first_day")

_N_REPEATS = nw.col("n_days") - 1
_SPENT_LATER = nw.col("bought") - nw.col("bought_first_day")

HISTORY: dict[str, nw.Expr] = {
    "repeat_days": nw.when(_N_REPEATS >= 0).then(_N_REPEATS),
    "days_to_last": nw.col("last_day") - nw.col("first_day"),
    "days_observed": nw.col("as_of_day") - nw.col("first_day"),
    "repeat_spend_mean": share_of(_SPENT_LATER, _N_REPEATS * UNITS_PER_MONEY).fill_null(0.0),
}
