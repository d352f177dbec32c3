from __future__ import annotations

from custseg.drafting.render_head import render_head
from custseg.drafting.table_place import TablePlace


def test_a_small_table_is_told() -> None:
    """A run asks for 100 customers."""
    small = TablePlace(source=".", table="shop.csv", n_rows=99, n_looked_at=99)
    enough = TablePlace(source=".", table="shop.csv", n_rows=100, n_looked_at=100)

    assert any("A run asks for 100 customers" in line for line in render_head(small, value=None))
    assert not any("A run asks" in line for line in render_head(enough, value=None))
