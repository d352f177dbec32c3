from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from custseg.errors import ParameterError, TableError
from custseg.features import LineColumns, learn_categories

AS_OF = dt.date(2017, 2, 1)
COLUMNS = LineColumns(
    customer="who", time="at", amount="paid", category="department", channel="way"
)


def lines(
    bought: dict[str | None, tuple[int, float]], *, at: dt.date = dt.date(2017, 1, 1)
) -> pa.Table:
    """By category: how many customers paid how much each."""
    rows = [
        {"who": who, "at": at, "paid": paid, "department": category, "way": "web"}
        for category, (n_customers, paid) in bought.items()
        for who in range(n_customers)
    ]
    return pa.Table.from_pylist(rows)


def test_most_money_comes_first() -> None:
    """Ties stand in the order of their texts, and no more than asked come out."""
    table = lines({"tea": (10, 1.0), "coffee": (10, 1.0), "milk": (20, 5.0), "salt": (12, 0.1)})

    found = learn_categories(table, columns=COLUMNS, as_of=AS_OF, n=3)

    assert found == ("milk", "coffee", "tea")


def test_few_customers_name_no_category() -> None:
    """What nine customers bought is not stored, however dear; nor is what has no name, or whose name is taken."""
    table = lines(
        {"gold": (9, 999.0), None: (20, 9.0), "--": (20, 9.0), "TEA": (10, 2.0), "tea": (10, 1.0)}
    )

    assert learn_categories(table, columns=COLUMNS, as_of=AS_OF, n=9) == ("TEA",)


def test_the_future_names_no_category() -> None:
    """What is bought from the as-of day on is not known yet."""
    table = pa.concat_tables([lines({"tea": (10, 1.0)}), lines({"ice": (10, 9.0)}, at=AS_OF)])

    assert learn_categories(table, columns=COLUMNS, as_of=AS_OF, n=9) == ("tea",)


def test_only_listed_customers_count() -> None:
    """What others pay for is not looked at; nor is a category that fewer than ten of the listed bought."""
    table = lines({"gold": (30, 99.0), "tea": (10, 1.0), "ice": (9, 50.0)})
    gold = table.filter(pc.field("department") == "gold")
    others = gold.set_column(0, "who", pc.add(gold["who"], 100))
    table = pa.concat_tables([table.filter(pc.field("department") != "gold"), others])

    found = learn_categories(
        table, columns=COLUMNS, as_of=AS_OF, n=9, customers=pa.table({"who": range(100)})
    )

    assert found == ("tea",)


def test_channels_are_learned_likewise() -> None:
    """From the column of channels."""
    table = lines({"tea": (10, 1.0)})

    assert learn_categories(table, columns=COLUMNS, as_of=AS_OF, n=2, which="channel") == ("web",)


def test_no_column_is_refused() -> None:
    """Nothing can be learned without the column, nor of another part."""
    columns = LineColumns(customer="who", time="at", amount="paid")

    with pytest.raises(TableError, match="no column tells the channel"):
        learn_categories(
            lines({"tea": (1, 1.0)}), columns=columns, as_of=AS_OF, n=2, which="channel"
        )
    with pytest.raises(ParameterError, match="Unknown value: which"):
        learn_categories(lines({}), columns=COLUMNS, as_of=AS_OF, n=2, which="product")  # type: ignore[arg-type]
