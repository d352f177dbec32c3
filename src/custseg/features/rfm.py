"""When did customers last buy, how often, and for how much?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.exact_money import UNITS_PER_MONEY, as_money
from custseg.features.feature import Feature, share_of

_RFM = "Hughes (1994), Strategic Database Marketing; R package rfm"

RFM = (
    Feature(
        name="recency_days",
        kind="days",
        words=("recent", "lapsed"),
        definition="Days from the last purchase to the as-of day; missing without a purchase.",
        source=_RFM,
        reads=("as_of_day", "last_day"),
        expression=nw.col("as_of_day") - nw.col("last_day"),
    ),
    Feature(
        name="frequency_orders",
        kind="count",
        words=("few orders", "frequent orders"),
        definition="Orders with a purchase, the first one included.",
        source=_RFM,
        reads=("n_orders",),
        expression=nw.col("n_orders"),
    ),
    Feature(
        name="monetary_total",
        kind="money",
        words=("low spend", "high spend"),
        definition="Money spent, less the netted returns; not above 0 where all was returned.",
        source=_RFM,
        reads=("spend",),
        expression=as_money(nw.col("spend")),
    ),
    Feature(
        name="monetary_mean",
        kind="money",
        words=("small orders", "large orders"),
        definition="monetary_total / frequency_orders; missing without a purchase.",
        source="Fader, Hardie and Lee (2005), RFM and CLV, Journal of Marketing Research 42(4)",
        reads=("spend", "n_orders"),
        expression=share_of(nw.col("spend"), nw.col("n_orders") * UNITS_PER_MONEY),
    ),
)
