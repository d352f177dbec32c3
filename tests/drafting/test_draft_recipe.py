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
        assume("tells customers apart" not in str(error) and "several rows" not in str(error))
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
