"""A small shop that workflows and command line are tried on: four plain groups of customers, and a recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from custseg.tables import write_table

if TYPE_CHECKING:
    from pathlib import Path

RECIPE = """
name = "shop"
title = "A small shop"
seed = 3
value = "spend"

[data]
source = "."

[data.customers]
table = "customers.parquet"
id = "customer"

[columns]
spend = "money"
orders = "count"
recency_days = "days"

[outcome]
column = "later"

[[candidates]]
learner = "kmeans"
n_clusters = [3, 4]

[stability]
n_pairs = 2

[null_check]
n_draws = 3
"""
STRICT = RECIPE + "\n[gates]\nmin_segments = 9\nmax_segments = 9\n"

# spend, orders, days since the last order: the middle of each group.
_MIDDLES = np.array([[20, 2, 300], [90, 30, 60], [400, 5, 120], [2_000, 60, 8]])


def customers(n: int = 300) -> pa.Table:
    """Draw customers of four groups, with what each will spend later."""
    rng = np.random.default_rng(11)
    group = np.arange(n) % len(_MIDDLES)
    drawn = _MIDDLES[group] * rng.lognormal(0, 0.15, size=(n, 3))
    return pa.table(
        {
            "customer": [f"c{number:04}" for number in range(n)],
            "spend": drawn[:, 0].round(2),
            "orders": drawn[:, 1].round(),
            "recency_days": drawn[:, 2].round(),
            "later": (drawn[:, 0] * rng.lognormal(0, 0.3, size=n)).round(2),
        }
    )


def with_value(table: pa.Table, column: str, row: int, value: object) -> pa.Table:
    """Return the table with one cell replaced."""
    values = table[column].to_pylist()
    values[row] = value
    return table.set_column(table.column_names.index(column), column, pa.array(values))


def open_shop(folder: Path, table: pa.Table | None = None, *, recipe: str = RECIPE) -> Path:
    """Write customers and recipe into a folder, and return the recipe's path."""
    write_table(folder / "customers.parquet", customers() if table is None else table)
    path = folder / "shop.toml"
    path.write_text(recipe)
    return path


LINES_RECIPE = """
name = "till"
title = "A small shop by its till"
value = "monetary_total"

[data]
as_of = 2024-10-01
held_out = 0.3

[data.transactions]
table = "lines.parquet"
customer = "who"
order = "receipt"
time = "at"
amount = "paid"

[columns]
recency_days = "days"
frequency_orders = "count"
monetary_mean = "money"

[outcome]
days = 60

[[candidates]]
learner = "kmeans"
n_clusters = 3

[stability]
n_pairs = 2

[null_check]
n_draws = 3
"""


def lines() -> pa.Table:
    """Draw the orders of 2024 of 300 customers: rare, monthly and weekly ones."""
    rng = np.random.default_rng(13)
    n_orders = np.tile([4, 12, 50], 100)
    who = np.repeat(np.arange(300), n_orders)
    day = rng.integers(0, 366, size=len(who))
    return pa.table(
        {
            "who": who,
            "receipt": np.arange(len(who)),
            "at": np.datetime64("2024-01-01") + day,
            "paid": rng.lognormal(np.tile([5, 3, 4], 100)[who], 0.2).round(2),
            "kind": np.where(who % 2 == 0, "food", "tools"),
        }
    )


def with_found_categories(recipe: str) -> str:
    """Return the till's recipe, in which two categories are to be found."""
    asked = 'categories = 2\n\n[data.transactions]\ncategory = "kind"'
    return recipe.replace("[data.transactions]", asked)


def open_till(folder: Path) -> Path:
    """Write order lines and their recipe into a folder, and return the recipe's path."""
    write_table(folder / "lines.parquet", lines())
    path = folder / "till.toml"
    path.write_text(LINES_RECIPE)
    return path
