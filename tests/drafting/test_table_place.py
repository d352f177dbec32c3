from __future__ import annotations

import re

import pytest

from custseg.drafting.table_place import TablePlace


@pytest.mark.parametrize(
    "table", ["shop.csv", "Kunden 2024.parquet", "_.csv", "äöü.csv", "x" * 200 + ".csv"]
)
def test_any_file_gives_a_name(table: str) -> None:
    """Letters, digits, points and lines, and no more than 80 of them."""
    place = TablePlace(source=".", table=table, n_rows=1, n_looked_at=1)

    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,79}", place.name)


def test_a_sample_is_told() -> None:
    """How many rows, of how many."""
    place = TablePlace(source=".", table="shop.csv", n_rows=1_469_307, n_looked_at=200_000)

    assert place.looked_at == "200,000 of 1,469,307 rows, in blocks all over the table"


def test_under_ten_rows_are_not_counted() -> None:
    """A draft tells no count under 10."""
    place = TablePlace(source=".", table="shop.csv", n_rows=7, n_looked_at=7)

    assert place.looked_at == "all rows, which are fewer than 10"
