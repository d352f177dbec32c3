"""Since when, and how regularly, do customers buy?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

_N_GAPS = nw.col("n_days") - 1
_SPAN = nw.col("last_day") - nw.col("first_day")
_MEAN_GAP = share_of(_SPAN, _N_GAPS)
# Of integers to the last step, so that every engine finds the same bits.
_GAP_VARIANCE = share_of(_N_GAPS * nw.col("gap_squares") - _SPAN * _SPAN, _N_GAPS * (_N_GAPS - 1))

_LIFETIME = "Reinartz and Kumar (2003), Profitable Lifetime Duration, Journal of Marketing 67(1)"

RHYTHM = (
    Feature(
        name="tenure_days",
        kind="days",
        words=("new", "long-standing"),
        definition="Days from the first purchase to the as-of day; missing without a purchase.",
        source="Fader, Hardie and Lee (2005), Counting Your Customers, Marketing Science 24(2): T",
        reads=("as_of_day", "first_day"),
        expression=nw.col("as_of_day") - nw.col("first_day"),
    ),
    Feature(
        name="purchase_days_count",
        kind="count",
        words=("few visits", "many visits"),
        definition="Days with a purchase.",
        source="Fader, Hardie and Lee (2005), Counting Your Customers: repeat purchases + 1",
        reads=("n_days",),
        expression=nw.col("n_days"),
    ),
    Feature(
        name="active_weeks_count",
        kind="count",
        words=("rarely active", "steadily active"),
        definition="Weeks with a purchase, each of 7 days, counted back from the as-of day.",
        source="own definition: calendar weeks would depend on the weekday of the as-of day",
        reads=("n_weeks",),
        expression=nw.col("n_weeks"),
    ),
    Feature(
        name="mean_gap_days",
        kind="days",
        words=("short gaps", "long gaps"),
        definition="Mean days from one day with a purchase to the next; missing with fewer than two.",
        source=f"{_LIFETIME}: average interpurchase time",
        reads=("first_day", "last_day", "n_days"),
        expression=_MEAN_GAP,
    ),
    Feature(
        name="gap_variation",
        kind="number",
        words=("regular", "irregular"),
        definition=(
            "Standard deviation of the gaps between days with a purchase / their mean; missing with fewer than three such days."
            " It is of the sample: squares are divided by the number of gaps less one."
        ),
        source="Platzer and Reutterer (2016), Ticking Away the Moments, Marketing Science 35(5): regularity; Pearson's coefficient of variation",
        reads=("first_day", "last_day", "n_days", "gap_squares"),
        expression=nw.when(_N_GAPS > 1).then(_GAP_VARIANCE.sqrt() / _MEAN_GAP),
    ),
    Feature(
        name="overdue_ratio",
        kind="number",
        words=("buys as usual", "overdue"),
        definition="recency_days / mean_gap_days; missing with fewer than two days with a purchase.",
        source="own definition: a silence means something only beside the customer's usual gap",
        reads=("as_of_day", "first_day", "last_day", "n_days"),
        expression=(nw.col("as_of_day") - nw.col("last_day")).cast(nw.Float64) / _MEAN_GAP,
    ),
)
