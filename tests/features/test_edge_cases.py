from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pytest

from custseg.errors import ParameterError, TableError
from custseg.features import Contacts, FeatureState, LineColumns, LinePolicy, Lookup, build_features
from custseg.features.lapse_model import LapseModel
from custseg.features.value_model import ValueModel

AS_OF = dt.date(2017, 2, 1)
DAY = dt.date(2017, 1, 1)
SIMPLE = LineColumns(customer="who", time="at", amount="paid")
MODELS = FeatureState(
    lapse=LapseModel(r=0.243, alpha=30.9, a=0.793, b=2.426, n_customers=2357),
    value=ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946),
)


def lines(**columns: object) -> pa.Table:
    n_lines = len(next(iter(columns.values())))  # type: ignore[arg-type]
    usual = {"who": ["a"] * n_lines, "at": [DAY] * n_lines, "paid": [1.0] * n_lines}
    return pa.table({**usual, **columns})


def test_one_time_buyers_have_no_rhythm() -> None:
    """Gaps need two days with a purchase, their variation three; the rest is known."""
    row = build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF).table.to_pylist()[0]

    missing = {name for name, value in row.items() if value is None}
    assert missing == {"mean_gap_days", "gap_variation", "overdue_ratio", "spend_growth"}
    assert (row["frequency_orders"], row["recency_days"], row["tenure_days"]) == (1, 31, 31)


def test_gaps_of_three_days() -> None:
    """Gaps of 2 and 4 days vary by their sample's deviation, the root of 2, over their mean of 3."""
    at = [DAY, dt.date(2017, 1, 3), dt.date(2017, 1, 7)]

    row = build_features(lines(at=at), columns=SIMPLE, as_of=AS_OF).table.to_pylist()[0]

    assert row["gap_variation"] == pytest.approx(2**0.5 / 3)
    assert row["overdue_ratio"] == pytest.approx(25 / 3)


def test_ties_on_one_day_are_one_day() -> None:
    """Two orders of a day are two orders, and one day with a purchase."""
    columns = replace(SIMPLE, order="till")

    row = build_features(lines(till=[1, 2]), columns=columns, as_of=AS_OF).table.to_pylist()[0]

    assert (row["frequency_orders"], row["purchase_days_count"]) == (2, 1)


def test_an_order_over_midnight_is_one_order() -> None:
    """An order whose lines fall on two days counts once, and its days twice."""
    table = lines(at=[DAY, dt.date(2017, 1, 2)], till=[1, 1])
    columns = replace(SIMPLE, order="till")

    row = build_features(table, columns=columns, as_of=AS_OF).table.to_pylist()[0]

    assert (row["frequency_orders"], row["purchase_days_count"]) == (1, 2)


@pytest.mark.parametrize(
    ("returns", "total", "mark"), [("net", 0.0, 1), ("count", 2.0, None), ("drop", 2.0, None)]
)
def test_what_goes_back(returns: str, total: float, mark: int | None) -> None:
    """Netted returns leave nothing, and the customer stays, marked; elsewhere spend is what was paid."""
    table = lines(paid=[2.0, -2.0])

    features = build_features(
        table, columns=SIMPLE, as_of=AS_OF, policy=LinePolicy(returns=returns)
    )

    row = features.table.to_pylist()[0]
    assert row["monetary_total"] == total
    assert row.get("is_nothing_left") == mark
    assert row.get("returns_share") == (None if returns == "drop" else 1.0)


def test_zero_spend_is_a_purchase() -> None:
    """A free order counts as an order; shares of nothing are missing."""
    row = build_features(lines(paid=[0.0]), columns=SIMPLE, as_of=AS_OF).table.to_pylist()[0]

    assert (row["frequency_orders"], row["monetary_total"], row["is_nothing_left"]) == (1, 0.0, 0)
    assert row["weekend_share"] is None


def test_customers_without_any_order_get_a_row() -> None:
    """Their counts are 0 and all else is missing; lines of people who are not listed are set aside."""
    table = lines(who=["a", "b", "b"])
    listed = pa.table({"who": ["c", "a", "c", None], "age": [1, 2, 3, 4]})

    features = build_features(table, columns=SIMPLE, as_of=AS_OF, customers=listed, state=MODELS)

    rows = {row.pop("who"): row for row in features.table.to_pylist()}
    assert list(rows) == ["a", "c"]
    assert features.lines.set_aside == (("not among the customers", 2),)
    counts = {"frequency_orders", "purchase_days_count", "active_weeks_count"}
    assert {name for name, value in rows["c"].items() if value is not None} == counts
    assert {rows["c"][name] for name in counts} == {0}


def test_a_blank_id_on_the_list_is_nobody() -> None:
    """As among the lines."""
    listed = pa.table({"who": ["a", " ", ""]})

    table = build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, customers=listed).table

    assert table["who"].to_pylist() == ["a"]


def test_a_list_without_ids_is_refused() -> None:
    """The list bears the column of the lines."""
    with pytest.raises(TableError, match="list of customers lacks column 'who'"):
        build_features(
            lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, customers=pa.table({"id": ["a"]})
        )


def test_two_currencies_are_converted() -> None:
    """Money and money off count at the given rate; a line without a rate is rejected."""
    columns = replace(SIMPLE, currency="coin", discounts=("off",))
    table = lines(
        paid=[1.0, 2.0, 5.0, 5.0], off=[1.0, 2.0, 0.0, 0.0], coin=["EUR", "GBP", "USD", None]
    )
    policy = LinePolicy(currency="EUR", rates={"GBP": 1.5})

    features = build_features(table, columns=columns, as_of=AS_OF, policy=policy)

    row = features.table.to_pylist()[0]
    assert (row["monetary_total"], row["discount_share"]) == (4.0, 0.5)
    assert features.lines.rejected == (("no rate for its currency", 2),)


def test_two_currencies_need_a_stated_one() -> None:
    """Pounds and euros are never added up; one currency alone needs no name."""
    columns = replace(SIMPLE, currency="coin")
    one = build_features(lines(coin=["EUR", "EUR"]), columns=columns, as_of=AS_OF)

    with pytest.raises(TableError, match="holds 2 currencies, and none is stated"):
        build_features(lines(coin=["EUR", "GBP"]), columns=columns, as_of=AS_OF)

    assert one.table["monetary_total"].to_pylist() == [2.0]


@pytest.mark.parametrize(
    "wrong", [{"rates": {"GBP": 1.2}}, {"currency": "EUR", "rates": {"GBP": 0.0}}]
)
def test_rates_must_make_sense(wrong: dict[str, object]) -> None:
    """A rate is above 0, and turns into a stated currency."""
    with pytest.raises(ParameterError, match="rates make no sense"):
        LinePolicy(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time_zone", "recency", "night"), [(None, 2, 0.0), ("Europe/Berlin", 1, 1.0)]
)
def test_midnight_is_that_of_the_stated_zone(
    time_zone: str | None, recency: int, night: float
) -> None:
    """Half past midnight in Berlin is an evening in UTC, of the day before."""
    moment = dt.datetime(2017, 1, 9, 23, 30, tzinfo=dt.UTC)
    table = lines(at=pa.array([moment], pa.timestamp("us", tz="America/New_York")))

    row = build_features(
        table,
        columns=SIMPLE,
        as_of=dt.date(2017, 1, 11),
        policy=LinePolicy(time_zone=time_zone),
    ).table.to_pylist()[0]

    assert (row["recency_days"], row["night_share"]) == (recency, night)


def test_midnight_is_no_time_of_day() -> None:
    """A line at midnight is a day: it makes nobody a night owl, whatever the lines of others say."""
    at = pa.array(["2017-01-07", "2017-01-07", "2017-01-07 01:00:00"]).cast(pa.timestamp("us"))
    table = lines(who=["a", "b", "b"], at=at)

    alone, together = (
        build_features(some, columns=SIMPLE, as_of=AS_OF).table.to_pylist()
        for some in (table[:1], table)
    )

    assert alone[0] == together[0]
    assert [row["night_share"] for row in together] == [None, 1.0]
    assert [row["weekend_share"] for row in together] == [1.0, 1.0]


def test_days_need_hours() -> None:
    """Dates tell no time of day, whoever asks for it."""
    with pytest.raises(TableError, match="'night_share' needs times with a time of day"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, names=("night_share",))


@pytest.mark.parametrize(
    "as_of", [dt.datetime(2017, 2, 1, tzinfo=dt.UTC), "2017-02-01", pd.Timestamp(2017, 2, 1)]
)
def test_the_day_is_a_date(as_of: object) -> None:
    """A time or a text is refused in place of the as-of day."""
    with pytest.raises(ParameterError, match="as_of is no date"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=as_of)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["window_days", "period_days"])
def test_days_lie_in_the_calendar(name: str) -> None:
    """No window and no period reaches back beyond the year 1."""
    with pytest.raises(ParameterError, match=f"{name} reaches beyond the calendar"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, **{name: 10**10})  # type: ignore[arg-type]


def test_unused_currencies_do_not_matter() -> None:
    """A second currency on lines after the day needs no rate."""
    columns = replace(SIMPLE, currency="coin")

    table = build_features(
        lines(at=[DAY, AS_OF], coin=["EUR", "GBP"]), columns=columns, as_of=AS_OF
    ).table

    assert table["monetary_total"].to_pylist() == [1.0]


def test_currencies_of_a_lookup_are_checked() -> None:
    """Two currencies are refused without a stated one, wherever the column comes from."""
    shops = pa.table({"shop": ["x", "y"], "coin": ["EUR", "GBP"]})
    lookup = Lookup(source=shops, on="shop", columns=("coin",))

    with pytest.raises(TableError, match="holds 2 currencies"):
        build_features(
            lines(shop=["x", "y"]),
            columns=replace(SIMPLE, currency="coin"),
            as_of=AS_OF,
            lookups=(lookup,),
        )


def test_a_list_may_have_wider_ids() -> None:
    """Customers in int64 find their lines in int32, and come out in int64."""
    table = lines(who=pa.array([7], pa.int32()))
    listed = pa.table({"who": [7, 2**40]})

    found = build_features(table, columns=SIMPLE, as_of=AS_OF, customers=listed).table

    assert found["who"].to_pylist() == [7, 2**40]
    assert found["frequency_orders"].to_pylist() == [1, 0]


def test_sums_beyond_64_bits_are_told() -> None:
    """Ten thousand lines of the greatest amount are an error that says so, and no blame of the file."""
    table = lines(paid=[1e11] * 10_000)

    with pytest.raises(TableError, match="does not fit in 64 bits"):
        build_features(table, columns=SIMPLE, as_of=AS_OF)


def test_unsigned_ids_end_at_2_to_the_63() -> None:
    """As on Spark, which knows no greater ones."""
    table = lines(who=pa.array([2**63], pa.uint64()))

    with pytest.raises(TableError, match="does not fit in 64 bits"):
        build_features(table, columns=SIMPLE, as_of=AS_OF)


def test_missing_kinds_do_not_count() -> None:
    """A line without a product is money, and no product."""
    columns = replace(SIMPLE, product="article")

    row = build_features(
        lines(article=["x", None, "y"]), columns=columns, as_of=AS_OF
    ).table.to_pylist()[0]

    assert (row["products_count"], row["monetary_total"]) == (2, 3.0)


def test_contacts_count_in_the_window() -> None:
    """Contacts before the window, on the as-of day, or of nobody do not count."""
    table = pa.table(
        {
            "who": ["a", "a", "a", None],
            "on": [AS_OF - dt.timedelta(days=days) for days in (11, 10, 0, 1)],
        }
    )
    contacts = Contacts(source=table, customer="who", time="on")

    row = build_features(
        lines(at=[dt.date(2017, 1, 30)]),
        columns=SIMPLE,
        as_of=AS_OF,
        contacts=contacts,
        window_days=10,
    ).table.to_pylist()[0]

    assert (row["contacts_count"], row["contacts_per_order"]) == (1, 1.0)
    assert "complaints_count" not in row


def test_models_speak_of_those_who_bought() -> None:
    """A customer who only returned has no expected purchases; one-time buyers are still there."""
    table = lines(who=["a", "b"], paid=[1.0, -1.0])

    features = build_features(table, columns=SIMPLE, as_of=AS_OF, state=MODELS)

    assert [feature.name for feature in features.definitions[-3:]] == [
        "probability_alive",
        "expected_purchases",
        "expected_order_value",
    ]
    assert features.table["probability_alive"].to_pylist() == [1.0, None]


def test_models_are_computed_when_asked() -> None:
    """The column is the same beside others and alone."""
    table = lines(who=["a", "a", "b"], at=[DAY, dt.date(2017, 1, 9), DAY])

    alone, together = (
        build_features(table, columns=SIMPLE, as_of=AS_OF, state=MODELS, names=names)
        for names in (("expected_purchases",), None)
    )

    assert alone.table.column_names == ["who", "expected_purchases"]
    assert alone.table["expected_purchases"].equals(together.table["expected_purchases"])
