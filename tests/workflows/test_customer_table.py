from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pytest

import shop
from custseg.errors import TableError
from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.workflows.customer_table import customer_table

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe


def test_lines_become_customers_as_of_a_day(tmp_path: Path) -> None:
    """Features come from the lines before it, the outcome from the 60 days from it on."""
    lines = shop.lines()
    before = lines.filter(pc.less(lines["at"], dt.date(2024, 10, 1)))
    later = lines.filter(
        pc.and_(
            pc.greater_equal(lines["at"], dt.date(2024, 10, 1)),
            pc.less(lines["at"], dt.date(2024, 11, 30)),
        )
    )
    known = later.filter(pc.is_in(later["who"], value_set=pc.unique(before["who"])))

    found = customer_table(read_recipe(shop.open_till(tmp_path)), source=None)

    assert found.lines_in == len(lines)
    assert found.lines_used == len(before)
    assert pc.sum(found.table["monetary_total"]).as_py() == pytest.approx(
        pc.sum(before["paid"]).as_py()
    )
    assert pc.sum(found.outcome).as_py() == pytest.approx(pc.sum(known["paid"]).as_py())


def test_another_file_can_take_the_place_of_the_recipes(
    recipe: LoadedRecipe, tmp_path: Path
) -> None:
    """Its columns are the same."""
    write_table(tmp_path / "others.csv", shop.customers(150))

    found = customer_table(recipe, source=tmp_path / "others.csv")

    assert len(found.table) == 150


def test_an_id_that_comes_twice_is_refused(tmp_path: Path) -> None:
    """Which of its rows would count?"""
    table = pa.concat_tables([shop.customers(), shop.customers(2)])
    recipe = read_recipe(shop.open_shop(tmp_path, table))

    with pytest.raises(TableError, match="2 ids of column 'customer' stand in more than one row"):
        customer_table(recipe, source=None)


@pytest.mark.parametrize("column", ["customer", "later"])
def test_a_missing_id_or_outcome_is_named(tmp_path: Path, column: str) -> None:
    """Together with the columns that are there."""
    table = shop.customers().drop_columns([column])
    recipe = read_recipe(shop.open_shop(tmp_path, table))

    with pytest.raises(TableError, match=rf"'customers.parquet' lacks \['{column}'\]"):
        customer_table(recipe, source=None)


def test_a_recipe_without_a_table_asks_for_the_file(tmp_path: Path) -> None:
    """It is given with `--input`."""
    without = shop.RECIPE.replace('table = "customers.parquet"\n', "")
    recipe = read_recipe(shop.open_shop(tmp_path, recipe=without))

    with pytest.raises(TableError, match="give the file: --input FILE"):
        customer_table(recipe, source=None)
