from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.features import RepeatPurchases


def history(*, repeats: list, last: list, observed: list, spend: list | None = None) -> pa.Table:
    return pa.table(
        {
            "customer": [f"{number:03d}" for number in range(len(repeats))],
            "repeat_days": pa.array(repeats, type=pa.int64()),
            "days_to_last": pa.array(last, type=pa.int64()),
            "days_observed": pa.array(observed, type=pa.int64()),
            "repeat_spend_mean": spend or [5.0] * len(repeats),
        }
    )


def test_days_are_counted_to_the_last_day_seen() -> None:
    """The as-of day itself is not observed; who bought on the day before it was observed for 0 days."""
    purchases = RepeatPurchases.of(history(repeats=[2, 0], last=[30, 0], observed=[39, 1]))

    assert purchases.counts.tolist() == [2, 0]
    assert purchases.days_to_last.tolist() == [30, 0]
    assert purchases.days_observed.tolist() == [38, 0]


def test_who_never_bought_is_missing_everywhere() -> None:
    """No repeat days, or one less than none."""
    purchases = RepeatPurchases.of(
        history(repeats=[None, -1, 1], last=[None, None, 4], observed=[None, None, 9])
    )

    for values in (purchases.counts, purchases.days_observed, purchases.spend_mean):
        assert np.isnan(values).tolist() == [True, True, False]


def test_missing_columns_are_named() -> None:
    """All of them at once."""
    with pytest.raises(TableError, match=r"lacks columns: \['days_to_last', 'repeat_spend_mean'\]"):
        RepeatPurchases.of(pa.table({"repeat_days": [1], "days_observed": [2]}))


@pytest.mark.parametrize(
    ("repeats", "last", "observed"),
    [(5, 4, 30), (2, 30, 30), (0, 3, 30), (1, None, 30), (1, 5, None)],
    ids=[
        "more days than there were",
        "a purchase on the as-of day",
        "a last day without a repeat",
        "no last day",
        "no days observed",
    ],
)
def test_rows_that_contradict_themselves_are_refused(
    repeats: int, last: int | None, observed: int | None
) -> None:
    """How many there are is said, and not who."""
    table = history(repeats=[1, repeats], last=[3, last], observed=[9, observed])

    with pytest.raises(TableError, match="contradicts itself") as caught:
        RepeatPurchases.of(table)

    assert caught.value.found == "1 of 2 rows"
