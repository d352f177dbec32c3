from __future__ import annotations

from pathlib import Path

import pytest

import shop
from custseg.errors import TableError
from custseg.recipes import read_recipe
from custseg.tables import PostgresTable
from custseg.workflows.transaction_request import transaction_request

MORE = """
product = "sku"
currency = "cur"
home_currency = "GBP"
rates = { EUR = 0.86 }
time_zone = "Europe/London"
returns = "count"

[data.contacts]
table = "calls.csv"
customer = "who"
time = "at"

[data.attributes]
table = "members.parquet"
everybody = true

[columns]"""


def test_every_part_of_a_recipe_finds_its_place(tmp_path: Path) -> None:
    """Columns, policy, contacts and the list of customers are handed on as they are written."""
    path = shop.open_till(tmp_path)
    path.write_text(path.read_text().replace("\n[columns]", MORE))

    request = transaction_request(read_recipe(path), source=None)

    assert request.transactions == tmp_path / "lines.parquet"
    assert request.columns.product == "sku"
    assert request.policy.currency == "GBP"
    assert dict(request.policy.rates) == {"EUR": 0.86}
    assert request.policy.time_zone == "Europe/London"
    assert request.policy.returns == "count"
    assert request.contacts is not None
    assert request.contacts.source == tmp_path / "calls.csv"
    assert request.customers == tmp_path / "members.parquet"


def test_a_database_is_named_by_its_address(tmp_path: Path) -> None:
    """Tables, then, are those of the database."""
    path = shop.open_till(tmp_path)
    path.write_text(
        path.read_text()
        .replace("[data]", '[data]\nsource = "postgresql://ann@localhost/shop"')
        .replace('table = "lines.parquet"', 'query = "SELECT * FROM lines"')
    )

    request = transaction_request(read_recipe(path), source=None)

    assert isinstance(request.transactions, PostgresTable)
    assert request.transactions.query == "SELECT * FROM lines"


def test_a_recipe_without_a_table_asks_for_a_file(tmp_path: Path) -> None:
    """The error says how to give it, and with it there is none."""
    path = shop.open_till(tmp_path)
    path.write_text(path.read_text().replace('table = "lines.parquet"', ""))
    recipe = read_recipe(path)

    with pytest.raises(TableError, match="names no table"):
        transaction_request(recipe, source=None)

    assert transaction_request(recipe, source=Path("x.csv")).transactions == Path("x.csv")


def test_an_address_in_place_of_a_file_is_not_repeated(tmp_path: Path) -> None:
    """It may hold a password."""
    recipe = read_recipe(shop.open_till(tmp_path))

    with pytest.raises(TableError, match="is the address of a database") as caught:
        transaction_request(recipe, source=Path("postgresql://ann:SECRET@host/shop"))

    assert "SECRET" not in str(caught.value)
