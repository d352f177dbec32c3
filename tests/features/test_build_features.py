from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
import transactions
from custseg.features import (
    FEATURES,
    FeatureState,
    LineColumns,
    LinePolicy,
    SetAsideRule,
    build_features,
)
from custseg.tables import digest_table, write_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.features import Features

AS_OF = dt.date(2017, 2, 1)
COLUMNS = transactions.COLUMNS
SIMPLE = LineColumns(customer="who", time="at", amount="paid")
STATE = FeatureState(categories=("food",), channels=("web",))
TOLD = [name for name in FEATURES if not name.startswith(("contacts", "complaints"))]
SOME = ("recency_days", "frequency_orders", "monetary_total", "gap_variation", "products_count")
few = settings(max_examples=4, deadline=None, derandomize=True)


def by_customer(table: pa.Table) -> dict[str, dict[str, float | None]]:
    return {row.pop("who"): row for row in table.to_pylist()}


def line(**changes: object) -> naive.Line:
    return naive.Line(
        **{"customer": "a", "order": 1, "day": dt.date(2017, 1, 2), "cents": 500, **changes}
    )


@few
@given(
    lines=transactions.lines(), contacts=transactions.contacts(), as_of=transactions.as_of_days()
)
def test_agrees_with_naive(
    lines: list[naive.Line], contacts: list[naive.Contact], as_of: dt.date
) -> None:
    """The grouped table says to the last bit what a walk through the lines says."""
    found = build_features(
        transactions.as_table(lines),
        columns=COLUMNS,
        as_of=as_of,
        state=STATE,
        contacts=transactions.as_contacts(contacts),
        period_days=14,
    )

    expected = naive.features(
        lines, as_of=as_of, category="food", channel="web", contacts=contacts, period_days=14
    )
    assert by_customer(found.table) == expected


def through(kind: str, lines: list[naive.Line], *, as_of: dt.date, more: str = "") -> Features:
    """Build features of lines in memory, or of a CSV file that further lines of text end."""
    table = transactions.as_table(lines)
    if kind == "memory":
        return build_features(table, columns=COLUMNS, as_of=as_of, state=STATE)
    with TemporaryDirectory() as folder:
        path = Path(folder, "lines.csv")
        write_table(path, table)
        path.write_text(path.read_text() + more)
        return build_features(path, columns=COLUMNS, as_of=as_of, state=STATE)


# who, receipt, at, paid, off, coupon, pieces, department, article, way
STRANGE = "z,x,31/12/2999,9.5 EUR,none,no,many,1,2,3\nz,x,2999-12-31,1,1,1,1,1,2,3\n"


@pytest.mark.parametrize("kind", ["memory", "csv"])
@few
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_future_changes_nothing(kind: str, lines: list[naive.Line], as_of: dt.date) -> None:
    """Lines on the as-of day or after it change no feature of anyone, and add nobody."""
    past = [line for line in lines if line.day < as_of]

    with_future = through(kind, lines, as_of=as_of)
    without = through(kind, past, as_of=as_of)

    assert with_future.table.equals(without.table)
    assert with_future.lines.n_set_aside == len(lines) - len(past)


@pytest.mark.parametrize("kind", ["memory", "csv"])
@few
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_others_change_nothing(kind: str, lines: list[naive.Line], as_of: dt.date) -> None:
    """A customer's features are the same when nobody else is in the table, however odd they write times and numbers."""
    own = [line for line in lines if line.customer == "b"]

    alone = through(kind, own, as_of=as_of)
    together = through(kind, lines, as_of=as_of, more=STRANGE)

    assert by_customer(together.table).get("b") == by_customer(alone.table).get("b")


@few
@given(lines=transactions.lines(), names=st.sets(st.sampled_from(sorted(TOLD)), min_size=1))
def test_a_feature_is_the_same_alone(lines: list[naive.Line], names: set[str]) -> None:
    """What else is asked for changes nothing, and nothing else is computed."""
    table = transactions.as_table([line(), *lines])

    some = build_features(table, columns=COLUMNS, as_of=AS_OF, names=tuple(names))
    all_of_them = build_features(table, columns=COLUMNS, as_of=AS_OF)

    assert some.table.column_names == ["who", *names]
    assert some.table.equals(all_of_them.table.select(["who", *names]))


@few
@given(lines=transactions.lines(), seed=st.randoms(use_true_random=False))
def test_order_of_lines_changes_no_bit(lines: list[naive.Line], seed: object) -> None:
    """The same lines in another order give the same digest."""
    shuffled = list(lines)
    seed.shuffle(shuffled)

    first, second = (
        build_features(transactions.as_table(some), columns=COLUMNS, as_of=AS_OF)
        for some in (lines, shuffled)
    )

    assert digest_table(first.table) == digest_table(second.table)


@few
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_every_line_is_counted_once(lines: list[naive.Line], as_of: dt.date) -> None:
    """Lines in are lines used, rejected and set aside, whatever the policy."""
    policy = LinePolicy(
        duplicates="drop",
        returns="drop",
        set_aside=(SetAsideRule(column="department", values=("fuel",), reason="fuel"),),
    )

    table = transactions.as_table(lines)
    without_time = pa.array([line.cents > 9_000 for line in lines], pa.bool_())
    at = pc.if_else(without_time, pa.scalar(None, table["at"].type), table["at"])

    features = build_features(
        table.set_column(2, "at", at),
        columns=COLUMNS,
        as_of=as_of,
        policy=policy,
        window_days=30,
        names=SOME,
    )

    counts = features.lines
    assert counts.lines_in == len(lines)
    assert counts.lines_in == counts.used + counts.n_rejected + counts.n_set_aside
    assert features.rejects.num_rows == counts.n_rejected


SOURCES: dict[str, Callable[[pa.Table], object]] = {
    "pandas": pa.Table.to_pandas,
    "polars": pl.from_arrow,
    "batch": lambda table: table.to_batches()[0],
}


@pytest.mark.parametrize("kind", SOURCES)
def test_kind_of_table_does_not_matter(kind: str) -> None:
    """Pandas, Polars and Arrow tables give the same features."""
    table = transactions.as_table([line(), line(order=2, cents=-100), line(customer="b")])
    expected = build_features(table, columns=COLUMNS, as_of=AS_OF, names=SOME)

    features = build_features(SOURCES[kind](table), columns=COLUMNS, as_of=AS_OF, names=SOME)

    assert digest_table(features.table) == digest_table(expected.table)


@few
@given(lines=transactions.lines(), as_of=transactions.as_of_days())
def test_files_may_be_split_anyhow(lines: list[naive.Line], as_of: dt.date) -> None:
    """One file, or three of which one is empty: the same features, and the same counts."""
    table = transactions.as_table(lines)
    parts = (table[:0], table[: len(lines) // 3], table[len(lines) // 3 :])
    with TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number}.parquet") for number in range(3)]
        for path, part in zip(paths, parts, strict=True):
            write_table(path, part)

        split = build_features(paths, columns=COLUMNS, as_of=as_of, names=SOME)

    whole = build_features(table, columns=COLUMNS, as_of=as_of, names=SOME)
    assert split.table.equals(whole.table)
    assert split.lines == whole.lines


@pytest.mark.parametrize("name", ["it's [1].csv", "it's [1].parquet"])
def test_files_give_what_tables_give(tmp_path: Path, name: str) -> None:
    """Text ids such as 007 come through a file of either format, and so does all the rest."""
    table = transactions.as_table([line(customer="007"), line(customer="7", cents=1), line()])
    write_table(tmp_path / name, table)
    expected = build_features(table, columns=COLUMNS, as_of=AS_OF, names=SOME)

    features = build_features(tmp_path / name, columns=COLUMNS, as_of=AS_OF, names=SOME)

    assert features.table.equals(expected.table)


@pytest.mark.parametrize("kind", [pa.int32(), pa.int64(), pa.uint8(), pa.string()])
def test_ids_keep_name_and_type(kind: pa.DataType) -> None:
    """The first column is the id as it came, sorted."""
    ids = pa.array([11, 7], pa.int64()).cast(kind)
    table = pa.table({"who": ids, "at": [dt.date(2017, 1, 1)] * 2, "paid": [1, 2]})

    features = build_features(table, columns=SIMPLE, as_of=AS_OF)

    assert features.table.column_names[0] == "who"
    assert features.table["who"].to_pylist() == sorted(ids.to_pylist())
    assert features.table["who"].type == kind


def test_categorical_ids_are_texts() -> None:
    """Ids of a dictionary come out sorted by their text, not by their code."""
    ids = pa.array(["b", "a"]).dictionary_encode()
    table = pa.table({"who": ids, "at": [dt.date(2017, 1, 1)] * 2, "paid": [1, 2]})

    features = build_features(table, columns=SIMPLE, as_of=AS_OF)

    assert features.table["who"].to_pylist() == ["a", "b"]


@pytest.mark.parametrize("kind", ["arrow", "pandas", "csv", "parquet"])
def test_empty_table_has_no_customers(tmp_path: Path, kind: str) -> None:
    """No lines are no customers, even where nothing has a type."""
    empty = transactions.as_table([])
    files = {"csv": tmp_path / "empty.csv", "parquet": tmp_path / "empty.parquet"}
    for path in files.values():
        write_table(path, empty)
    sources = {"arrow": empty, "pandas": empty.to_pandas().astype(object), **files}

    features = build_features(
        sources[kind], columns=COLUMNS, as_of=AS_OF, state=FeatureState(categories=("food",))
    )

    assert features.table.num_rows == 0
    assert features.lines.lines_in == 0
    assert features.table.column_names[:2] == ["who", "recency_days"]


def test_dropped_returns_change_no_sum() -> None:
    """Returns lower spend under one policy and are set aside under the other."""
    table = transactions.as_table([line(cents=500), line(order=2, cents=-200)])

    netted, dropped = (
        build_features(table, columns=COLUMNS, as_of=AS_OF, policy=LinePolicy(returns=returns))
        for returns in ("net", "drop")
    )

    assert netted.table["monetary_total"].to_pylist() == [3.0]
    assert netted.table["returns_share"].to_pylist() == [0.4]
    assert dropped.table["monetary_total"].to_pylist() == [5.0]
    assert dropped.lines.set_aside == (("returns", 1),)
    assert "returns_share" not in dropped.table.column_names


def test_customer_with_returns_only_is_kept() -> None:
    """What can be said of a customer who only returned is said; the rest is missing."""
    table = transactions.as_table([line(cents=-200)])

    row = build_features(table, columns=COLUMNS, as_of=AS_OF).table.to_pylist()[0]

    said = {name: value for name, value in row.items() if value is not None}
    counts = {name: 0 for name in TOLD if name.endswith(("_count", "_orders"))}
    marks = {"returned_lines_share": 1.0, "is_nothing_left": 1}
    assert said == {"who": "a", "monetary_total": -2.0, **counts, **marks}


def test_exact_duplicates_are_dropped_once() -> None:
    """Of three equal lines one stays; a line that differs in any column stays too."""
    table = transactions.as_table([line(), line(), line(), line(discount_cents=1)])

    features = build_features(
        table, columns=COLUMNS, as_of=AS_OF, policy=LinePolicy(duplicates="drop")
    )

    assert features.table["monetary_total"].to_pylist() == [10.0]
    assert features.lines.set_aside == (("exact duplicates", 2),)


@pytest.mark.parametrize("paid", [0, 0.0, "0", "0.0"])
def test_rules_set_lines_aside(paid: str | float) -> None:
    """Texts and numbers set lines aside, and two rules may share a reason with each other and the policy."""
    table = pa.table(
        {
            "who": ["a"] * 4,
            "at": [dt.date(2017, 1, 1)] * 4,
            "paid": [1.0, 2.0, 0.0, -1.0],
            "code": ["P1", "X", "X", "X"],
        }
    )
    policy = LinePolicy(
        returns="drop",
        set_aside=(
            SetAsideRule(column="code", values=("P1", 5), reason="returns"),
            SetAsideRule(column="paid", values=(paid,), reason="free"),
        ),
    )

    lines = build_features(table, columns=SIMPLE, as_of=AS_OF, policy=policy).lines

    assert lines.set_aside == (("returns", 2), ("free", 1))


def test_window_sets_older_lines_aside() -> None:
    """Only the days of the window count, the as-of day not among them."""
    days = [AS_OF - dt.timedelta(days=back) for back in (11, 10, 1, 0)]
    table = transactions.as_table([line(day=day, order=i) for i, day in enumerate(days)])

    features = build_features(table, columns=COLUMNS, as_of=AS_OF, window_days=10)

    assert features.table["frequency_orders"].to_pylist() == [2]
    assert features.lines.set_aside == (("before 2017-01-22", 1), ("on or after 2017-02-01", 1))


def test_time_zones_count_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    """A purchase half past midnight in Berlin is one of the day before, wherever the machine stands."""
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    moment = dt.datetime(2017, 1, 10, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    at = pa.array([moment], pa.timestamp("us", tz="Europe/Berlin"))
    table = pa.table({"who": ["a"], "at": at, "paid": [1.0]})

    features = build_features(table, columns=SIMPLE, as_of=dt.date(2017, 1, 11))

    assert features.table["recency_days"].to_pylist() == [2]


def test_price_times_quantity_is_the_amount() -> None:
    """Money is price times quantity, rounded to a ten-thousandth for each line."""
    columns = LineColumns(customer="who", time="at", unit_price="price", quantity="units")
    table = pa.table(
        {
            "who": ["a", "a"],
            "at": [dt.date(2017, 1, 1)] * 2,
            "price": [2.55, 0.1],
            "units": [6, 3],
        }
    )

    features = build_features(table, columns=columns, as_of=AS_OF)

    assert features.table["monetary_total"].to_pylist() == [15.6]


def test_money_is_summed_exactly() -> None:
    """A thousand dimes are a hundred, not 99.9999999999986."""
    table = transactions.as_table([line(cents=10) for _ in range(1000)])

    features = build_features(table, columns=COLUMNS, as_of=AS_OF)

    assert features.table["monetary_total"].to_pylist() == [100.0]


def test_missing_discounts_are_none() -> None:
    """A missing discount is 0, and several columns add up."""
    columns = replace(SIMPLE, discounts=("card", "sale"), coupons=("coupon",))
    table = pa.table(
        {
            "who": ["a", "a"],
            "at": [dt.date(2017, 1, 1)] * 2,
            "paid": [3.0, 3.0],
            "card": [1.0, None],
            "sale": [float("nan"), 1.0],
            "coupon": [2.0, None],
        }
    )

    row = build_features(table, columns=columns, as_of=AS_OF).table.to_pylist()[0]

    assert (row["discount_share"], row["coupon_share"]) == (0.25, 0.25)


def test_negative_discounts_are_rejected() -> None:
    """Money off with the other sign rejects its line, and no other; a return takes its money off back."""
    table = transactions.as_table(
        [line(discount_cents=-50), line(discount_cents=500), line(cents=-1, discount_cents=-1)]
    )

    features = build_features(table, columns=COLUMNS, as_of=AS_OF)

    assert features.lines.rejected == (("money off below 0", 1),)
    assert features.lines.used == 2
    assert features.table["discount_share"].to_pylist() == [0.5]


def test_definitions_stand_beside_the_columns() -> None:
    """Each column after the id has its definition, in order."""
    table = transactions.as_table([line()])

    features = build_features(
        table, columns=COLUMNS, as_of=AS_OF, state=FeatureState(categories=("food", "fuel"))
    )

    assert [feature.name for feature in features.definitions] == features.table.column_names[1:]
    assert pc.all(pc.is_valid(features.table["category_share_fuel"])).as_py()
