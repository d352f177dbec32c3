from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from custseg.drafting import TablePlace, draft_recipe
from custseg.errors import TableError
from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from pathlib import Path

PLACE = TablePlace(source=".", table="t.parquet", n_rows=60, n_looked_at=60)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
CELLS = st.one_of(
    st.lists(st.integers(-5, 12), min_size=2, max_size=20),
    st.lists(st.floats(width=32), min_size=2, max_size=20),
    st.lists(TEXTS, min_size=2, max_size=20),
    st.lists(st.sampled_from(["yes", "no", None]), min_size=2, max_size=20),
    st.lists(st.dates(dt.date(2020, 1, 1), dt.date(2024, 1, 1)), min_size=2, max_size=20),
    st.lists(st.sampled_from(["<20", "20-39", "40+", "?"]), min_size=2, max_size=20),
)
NAMES = st.one_of(
    TEXTS, st.sampled_from(["customer_id", "spend", "age", "date", "amount", "q 1", "e-mail"])
)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(columns=st.dictionaries(NAMES, CELLS, min_size=1, max_size=8))
def test_any_table_gives_a_recipe_that_can_be_read(
    columns: dict[str, list[Any]], tmp_path: Path
) -> None:
    """Whatever its columns are called and hold, as long as one of them tells customers apart."""
    table = pa.table({name: (values * 60)[:60] for name, values in columns.items()})
    try:
        text = draft_recipe(table, PLACE)
    except TableError as error:
        refused = ("tells customers apart", "several rows", "lines of fewer than 10 customers")
        assume(not any(words in str(error) for words in refused))
        raise
    path = tmp_path / "draft.toml"
    path.write_text(text, encoding="utf-8")

    recipe = read_recipe(path).recipe

    assert recipe.data.source == "."


def test_it_is_always_the_same() -> None:
    """The same table gives the same text."""
    table = pa.table({"customer_id": range(60), "spend": np.random.default_rng(1).gamma(1, 50, 60)})

    assert draft_recipe(table, PLACE) == draft_recipe(table, PLACE)


def test_no_value_of_few_customers_is_written() -> None:
    """Neither a rare level, nor what is personal, nor an id."""
    secret = ["x9-secret"] * 5 + ["plain"] * 55
    table = pa.table(
        {
            "customer_id": [f"id-{n:04}" for n in range(60)],
            "tier": secret,
            "income": ["<10k", "10-20k", "20-30k"] * 17 + ["77777k+"] * 9,
            "region": ["north", "south"] * 25 + ["isle"] * 10,
            "mail": [f"p{n}@secret.example" for n in range(60)],
            "spend": np.arange(60.0) ** 2 + 0.12345,
        }
    )

    text = draft_recipe(table, PLACE)

    assert not any(word in text for word in ("x9-secret", "77777k", "@secret", "id-00", "0.12345"))
    assert "mail: personal data" in text


def test_a_table_without_rows_is_refused() -> None:
    """There is nothing to look at."""
    with pytest.raises(TableError, match=r"'t.parquet' has no rows"):
        draft_recipe(pa.table({"spend": pa.array([], pa.float64())}), PLACE)


def test_customers_in_several_rows_need_times_and_amounts() -> None:
    """The error says what is lacking."""
    table = pa.table({"customer_id": [1, 2, 3] * 20, "campaign": ["a", "b"] * 30})

    with pytest.raises(
        TableError, match=r"(?s)several rows for one customer.*times and one of amounts"
    ):
        draft_recipe(table, PLACE)


def lines(n: int, **more: list[Any]) -> pa.Table:
    """Return order lines of twenty customers, one a day from 2024 on."""
    days = [dt.date(2024, 1, 1) + dt.timedelta(days=day) for day in range(n)]
    every: dict[str, list[Any]] = {
        "customer_id": [day % 20 for day in range(n)],
        "date": [*days],
        "amount": [1.5 + day % 7 for day in range(n)],
    }
    return pa.table({**every, **more})


def test_no_birth_date_is_told() -> None:
    """Though it is the first time in the table, and neither the first nor the last line's day is told."""
    born = [dt.date(1941 + n % 20, 1, 25) for n in range(60)]
    table = lines(60).add_column(0, "birth_date", pa.array(born))

    text = draft_recipe(table, PLACE)

    assert 'time = "date"' in text
    assert "birth_date: personal data: looks like birth dates" in text
    assert not any(told in text for told in ("194", "195", "2024-01-01", "2024-02-29"))


def test_lines_of_few_customers_are_refused() -> None:
    """Whatever a draft told would be theirs."""
    few = lines(60, customer_id=[n % 9 for n in range(60)])

    with pytest.raises(TableError, match="lines of fewer than 10 customers"):
        draft_recipe(few, PLACE)


def test_lines_for_ever_are_drafted() -> None:
    """The last day of the calendar is no day on which anybody bought."""
    days = [dt.date(9999, 12, 31) if n % 2 else dt.date(2024, 1, 1 + n % 28) for n in range(60)]

    text = draft_recipe(lines(60, date=days), PLACE)

    assert "as_of = 2024-02-01" in text
    assert "9999" not in text


def test_useless_columns_of_lines_are_told() -> None:
    """Constant ones and doubles, as of customers."""
    more: dict[str, list[Any]] = {
        "currency": ["EUR"] * 60,
        "gross": [1.19 * (1.5 + n % 7) for n in range(60)],
    }

    text = draft_recipe(lines(60, **more), PLACE)

    assert "#   currency: constant: every row has the same value" in text
    assert "#   gross: correlated above 0.99 with 'amount'" in text


def test_times_that_cannot_be_read_are_told() -> None:
    """Even where a line's number could pass for an id."""
    days = [f"{1 + n % 28} Jan 2023" for n in range(60)]
    table = lines(60, date=days).add_column(0, "line_no", pa.array(range(60)))

    with pytest.raises(TableError, match=r"(?s)cannot be read in \['date'\].*31.01.2024 10:30"):
        draft_recipe(table, PLACE)
