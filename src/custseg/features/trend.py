"""Do customers spend more than before, or less?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

_RECENT, _BEFORE = nw.col("bought_recently"), nw.col("bought_before")
_IS_OLD_ENOUGH = nw.col("as_of_day") - nw.col("first_day") >= nw.col("period_days") * 2

TREND = (
    Feature(
        name="spend_growth",
        kind="number",
        words=("shrinking", "growing"),
        definition=(
            "(S1 - S0) / ((S1 + S0) / 2), from -2 to 2: S1 is the money paid in the last period, S0 that in the period"
            " before; missing where the first purchase is less than two periods old, or nothing was paid in both."
        ),
        source="Davis, Haltiwanger and Schuh (1996), Job Creation and Destruction, MIT Press: symmetric growth rate",
        reads=("bought_recently", "bought_before", "first_day"),
        expression=nw.when(_IS_OLD_ENOUGH).then(
            share_of((_RECENT - _BEFORE) * 2, _RECENT + _BEFORE)
        ),
    ),
)
