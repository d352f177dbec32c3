from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from custseg.errors import ParameterError, TableError
from custseg.features import (
    Contacts,
    FeatureState,
    LineColumns,
    LinePolicy,
    Lookup,
    SetAsideRule,
    build_features,
)
from custseg.tables import write_table

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = dt.date(2017, 2, 1)
DAY = dt.date(2017, 1, 1)
SIMPLE = LineColumns(customer="who", time="at", amount="paid")
IDS = ["00123", "123", "9007199254740993", "NA", "\uff11\uff12\uff13", " 7", "7", "nan", "null"]


def lines(**columns: list[object]) -> pa.Table:
    n_lines = len(next(iter(columns.values())))
    usual = {"who": ["a"] * n_lines, "at": [DAY] * n_lines, "paid": [1.0] * n_lines}
    return pa.table({**usual, **columns})


def test_all_faults_are_named_at_once() -> None:
    """Missing columns, wrong types, doubles, rules, unknown features and impossible ones are one error."""
    columns = LineColumns(
        customer="who", time="at", amount="paid", order="till", discounts=("off", "off")
    )
    policy = LinePolicy(
        set_aside=(
            SetAsideRule(column="code", values=("P",), reason="postage"),
            SetAsideRule(column="off", values=("P",), reason="postage"),
        ),
        currency="EUR",
        time_zone="Europe/Berlin",
    )
    table = lines(at=["2017-01-01"], paid=["1.50 EUR"], off=[0.5])

    with pytest.raises(TableError) as caught:
        build_features(
            table,
            columns=columns,
            as_of=AS_OF,
            policy=policy,
            names=("recency_days", "glamour", "basket_items_mean"),
            state=FeatureState(categories=("food",)),
        )

    assert str(caught.value).splitlines()[:11] == [
        "11 faults in the transactions or in what is asked of them:",
        "- column 'till' (order) is missing",
        "- column 'code' (set aside) is missing",
        "- column 'off' is named twice: discounts 1 and discounts 2",
        "- column 'at' (time) holds String, not dates or times",
        "- column 'paid' (amount) holds String, not numbers",
        "- lines are set aside by texts in column 'off', which holds numbers",
        "- a time zone is stated, and the times of column 'at' (String) have none: they count as they stand",
        "- a currency is stated, and no column that tells that of a line",
        "- shares of spend by category need a column that tells the category",
        "- there is no feature 'glamour'",
    ]
    assert "'basket_items_mean' needs quantity" in str(caught.value)
    assert "1.50" not in str(caught.value)


def test_columns_of_lookups_count_as_there() -> None:
    """A missing column is blamed on the transactions only when no lookup promises it."""
    columns = replace(SIMPLE, category="department")
    lookup = Lookup(source=lines(who=["a"]), on="product", columns=("department",))

    with pytest.raises(TableError) as caught:
        build_features(lines(who=["a"]), columns=columns, as_of=AS_OF, lookups=(lookup,))

    assert "'product' (lookup key) is missing" in str(caught.value)
    assert "lookup on 'product' lacks ['product', 'department']" in str(caught.value)
    assert "(category)" not in str(caught.value)


def test_float_ids_are_refused() -> None:
    """An id with decimals may have lost digits, so it is no id."""
    with pytest.raises(TableError, match=r"'who' \(customer\) holds Float64[\s\S]*Int64"):
        build_features(lines(who=[7.0]), columns=SIMPLE, as_of=AS_OF)


def test_an_unknown_time_zone_is_refused() -> None:
    """A zone has a name of the IANA database."""
    at = pa.array([dt.datetime(2017, 1, 1, tzinfo=dt.UTC)], pa.timestamp("us", tz="UTC"))

    with pytest.raises(ParameterError, match="'Berlin' is no time zone"):
        build_features(
            lines(at=at), columns=SIMPLE, as_of=AS_OF, policy=LinePolicy(time_zone="Berlin")
        )


@pytest.mark.parametrize("names", [("contacts_count",), ("complaints_count",)])
def test_features_of_contacts_need_contacts(names: tuple[str, ...]) -> None:
    """Without a table of contacts nobody knows."""
    with pytest.raises(TableError, match=f"feature '{names[0]}' needs co"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, names=names)


def test_contacts_must_fit() -> None:
    """Their ids are integers where those of the lines are, and their times are times."""
    calls = Contacts(source=pa.table({"who": ["1"], "on": ["monday"]}), customer="who", time="on")

    with pytest.raises(TableError, match=r"two ways: Int64[\s\S]*'on' of the contacts holds"):
        build_features(lines(who=[1]), columns=SIMPLE, as_of=AS_OF, contacts=calls)


@pytest.mark.parametrize(
    ("own", "others"),
    [(["1", "2"], "csv"), ([1, 2], "csv"), (["1", "2"], "parquet"), ([1, 2], "parquet")],
)
def test_integers_are_the_texts_that_write_them(
    tmp_path: Path, own: list[object], others: str
) -> None:
    """Lists and contacts find their customers, whether they come from CSV or Parquet files."""
    path = tmp_path / f"others.{others}"
    write_table(path, pa.table({"who": [2, 3, None], "on": [DAY] * 3}))
    calls = Contacts(source=path, customer="who", time="on")

    table = build_features(
        lines(who=own), columns=SIMPLE, as_of=AS_OF, contacts=calls, customers=path
    ).table

    kind = type(own[0])
    assert table["who"].to_pylist() == [kind(2), kind(3)]
    assert table["frequency_orders"].to_pylist() == [1, 0]
    assert table["contacts_count"].to_pylist() == [1, 1]


def test_a_short_window_tells_no_growth() -> None:
    """Two periods must fit in the window."""
    with pytest.raises(TableError, match="'spend_growth' needs a window of at least two periods"):
        build_features(
            lines(who=["a"]),
            columns=SIMPLE,
            as_of=AS_OF,
            window_days=30,
            period_days=16,
            names=("spend_growth",),
        )


def test_bad_lines_are_rejected_with_a_reason() -> None:
    """Each comes out as it came, beside the first reason that applies; sound lines without a part are set aside."""
    columns = replace(SIMPLE, order="till", quantity="pieces", discounts=("off",))
    inf = float("inf")
    rows = [
        # who, till, at, paid, pieces, off
        ("a", "1", DAY, 1.0, 1.0, None),
        (None, "1", DAY, None, 1.0, 0.0),
        (" ", "1", DAY, 1.0, 1.0, 0.0),
        ("a", "1", None, None, 1.0, 0.0),
        ("a", "1", dt.date(1200, 1, 1), 1.0, 1.0, 0.0),
        ("a", "1", DAY, None, 1.0, 0.0),
        ("a", "1", DAY, inf, 1.0, 0.0),
        ("a", "1", DAY, 1e300, 1.0, 0.0),
        ("a", " ", DAY, 1.0, 1.0, 0.0),
        ("a", "1", DAY, 1.0, inf, 0.0),
        ("a", "1", DAY, 1.0, -2.0, 0.0),
        ("a", "1", DAY, 1.0, 1.0, inf),
        ("a", "1", AS_OF, 1.0, 1.0, 0.0),
    ]
    names = ("who", "till", "at", "paid", "pieces", "off")
    table = pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))

    features = build_features(table, columns=columns, as_of=AS_OF)

    assert features.lines.used == 1
    assert features.lines.set_aside == (("no customer id", 2), ("on or after 2017-02-01", 1))
    assert features.lines.rejected == (
        ("no time", 1),
        ("an impossible time", 1),
        ("no amount, or an impossible one", 3),
        ("no order id", 1),
        ("an impossible quantity", 2),
        ("impossible money off", 1),
    )
    assert set(features.rejects.column_names) == {*names, "reason"}
    assert features.rejects.filter(pc.equal(features.rejects["paid"], 1e300))[
        "reason"
    ].to_pylist() == ["no amount, or an impossible one"]


def test_free_goods_that_come_back_are_a_return() -> None:
    """A line of no money and a quantity below 0 is no purchase."""
    columns = replace(SIMPLE, quantity="pieces")

    row = build_features(
        lines(paid=[0.0, 0.0], pieces=[2, -2]), columns=columns, as_of=AS_OF
    ).table.to_pylist()[0]

    assert (row["basket_items_mean"], row["returned_lines_share"]) == (2.0, 0.5)


def test_extra_columns_are_ignored_and_counted() -> None:
    """Whatever nobody named changes nothing, not even where it bears the name of a part."""
    table = lines(who=["a"], customer=["x"], sort=[5], units=["y"])

    features = build_features(table, columns=SIMPLE, as_of=AS_OF)

    assert features.n_extra_columns == 3
    assert features.table["monetary_total"].to_pylist() == [1.0]


@pytest.mark.parametrize("kind", ["csv", "parquet", "arrow", "pandas", "polars"])
def test_text_ids_stay_what_they_are(tmp_path: Path, kind: str) -> None:
    """Zeros in front, long numbers, `NA`, full-width digits and blanks come out as they went in."""
    table = lines(who=[*IDS, "  "])
    write_table(tmp_path / "lines.csv", table)
    write_table(tmp_path / "lines.parquet", table)
    sources = {
        "csv": tmp_path / "lines.csv",
        "parquet": tmp_path / "lines.parquet",
        "arrow": table,
        "pandas": table.to_pandas(),
        "polars": pl.from_arrow(table),
    }

    features = build_features(sources[kind], columns=SIMPLE, as_of=AS_OF, names=("recency_days",))

    assert features.table["who"].to_pylist() == sorted(IDS)
    assert features.lines.set_aside == (("no customer id", 1),)


@pytest.mark.parametrize("kind", ["parquet", "arrow", "pandas", "polars"])
def test_long_integers_stay_what_they_are(tmp_path: Path, kind: str) -> None:
    """Integers beyond 2^53 are not rounded to their neighbours."""
    ids = [9007199254740992, 9007199254740993, 2**63 - 1]
    table = lines(who=ids)
    write_table(tmp_path / "lines.parquet", table)
    sources = {
        "parquet": tmp_path / "lines.parquet",
        "arrow": table,
        "pandas": table.to_pandas(),
        "polars": pl.from_arrow(table),
    }

    features = build_features(sources[kind], columns=SIMPLE, as_of=AS_OF, names=("recency_days",))

    assert features.table["who"].to_pylist() == ids


@pytest.mark.parametrize("blank", ["\u3000", "\u00a0", "\u0085", "\t\n"])
def test_blanks_of_unicode_are_no_id(blank: str) -> None:
    """As where customers are assigned."""
    features = build_features(lines(who=["a", blank]), columns=SIMPLE, as_of=AS_OF)

    assert features.lines.set_aside == (("no customer id", 1),)


def test_a_column_may_be_called_reason() -> None:
    """Rejects tell their reason beside it."""
    columns = replace(SIMPLE, channel="reason")

    rejects = build_features(
        lines(paid=[None], reason=["web"]), columns=columns, as_of=AS_OF
    ).rejects

    assert rejects["reason"].to_pylist() == ["web"]
    assert rejects["reason_"].to_pylist() == ["no amount, or an impossible one"]


def test_a_bad_cell_of_a_csv_file_rejects_its_line(tmp_path: Path) -> None:
    """The others are used, and the text of the cell comes out as it came; a blank cell is a missing one."""
    path = tmp_path / "lines.csv"
    path.write_text(
        "who,at,paid,pieces,off\n"
        "a,2017-01-01,1.50,1,\n"
        "a,01/02/2017,1,1,0\n"
        "a,,1,1,0\n"
        "a,2017-01-01,1.50 EUR,1,0\n"
        "a,2017-01-01,1,many,0\n"
        "a,2017-01-01,1,1,none\n"
        "a,2017-01-01,1, ,-1\n"
    )
    columns = replace(SIMPLE, quantity="pieces", discounts=("off",))

    features = build_features(path, columns=columns, as_of=AS_OF)

    assert features.table["monetary_total"].to_pylist() == [1.5]
    assert features.n_extra_columns == 0
    cells = {
        row["reason"]: [value for name, value in row.items() if name != "reason"]
        for row in features.rejects.to_pylist()
    }
    assert cells == {
        "no time": ["a", None, "1", "1", "0"],
        "an impossible time": ["a", "01/02/2017", "1", "1", "0"],
        "no amount, or an impossible one": ["a", "2017-01-01", "1.50 EUR", "1", "0"],
        "an impossible quantity": ["a", "2017-01-01", "1", "many", "0"],
        "impossible money off": ["a", "2017-01-01", "1", "1", "none"],
        "money off below 0": ["a", "2017-01-01", "1", " ", "-1"],
    }


def test_times_of_a_csv_file_have_a_stated_format(tmp_path: Path) -> None:
    """The third of May is not the fifth of March, whatever the other lines allow."""
    path = tmp_path / "lines.csv"
    path.write_text("who,at,paid\na,03/01/2017 18:30,1\n")

    row = build_features(
        path, columns=SIMPLE, as_of=AS_OF, policy=LinePolicy(time_format="%d/%m/%Y %H:%M")
    ).table.to_pylist()[0]

    assert (row["recency_days"], row["evening_share"]) == (29, 1.0)


def test_a_format_is_for_csv_files() -> None:
    """Other sources bring their types, so that a stated format is a fault."""
    with pytest.raises(TableError, match="a format of times is stated"):
        build_features(
            lines(who=["a"]),
            columns=SIMPLE,
            as_of=AS_OF,
            policy=LinePolicy(time_format="%d/%m/%Y"),
        )


def test_contacts_in_an_unknown_format_are_refused(tmp_path: Path) -> None:
    """Where no time can be read, nobody seems to have called: the format is to be stated."""
    path = tmp_path / "calls.csv"
    path.write_text("who,on\na,31/01/2017\n")
    calls = Contacts(source=path, customer="who", time="on")

    with pytest.raises(TableError, match="no cell of column 'on' of the contacts reads as a time"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, contacts=calls)

    stated = replace(calls, time_format="%d/%m/%Y")
    table = build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, contacts=stated).table
    assert table["contacts_count"].to_pylist() == [1]


def test_keys_of_a_lookup_are_of_one_type() -> None:
    """Dates and texts are never compared, nor whole numbers with fractions."""
    lookup = Lookup(
        source=pa.table({"at": ["2017-01-01"], "kind": ["x"]}), on="at", columns=("kind",)
    )

    with pytest.raises(TableError, match="'at' is stored in two ways: Date in the lines, String"):
        build_features(lines(who=["a"]), columns=SIMPLE, as_of=AS_OF, lookups=(lookup,))
