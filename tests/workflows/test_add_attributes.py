from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

import shop
from custseg.errors import TableError
from custseg.recipes import read_recipe
from custseg.report import SetAside
from custseg.tables import write_table
from custseg.workflows.add_attributes import add_attributes
from custseg.workflows.customer_table import customer_table

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMERS = pa.table({"who": ["1", "2", "3"]})


def test_rows_without_an_id_are_counted(tmp_path: Path) -> None:
    """Two of them are no double, and give nobody an attribute."""
    path = tmp_path / "known.parquet"
    write_table(path, pa.table({"who": ["2", None, " ", None], "age": [40, 50, 60, 70]}))

    table, set_aside = add_attributes(CUSTOMERS, path, id_column="who", columns=("age",))

    assert table["age"].to_pylist() == [None, 40, None]
    assert set_aside == (SetAside(what="attribute rows", n=3, reason="no customer id"),)


def test_an_id_in_two_rows_is_refused(tmp_path: Path) -> None:
    """Which of them would count?"""
    path = tmp_path / "known.parquet"
    write_table(path, pa.table({"who": ["2", "2"], "age": [40, 50]}))

    with pytest.raises(TableError, match="several rows for one 'who'"):
        add_attributes(CUSTOMERS, path, id_column="who", columns=("age",))


@pytest.mark.parametrize(
    ("columns", "message"), [(("town",), r"lacks \['town'\]"), (("who",), "built already")]
)
def test_columns_must_be_there_and_new(
    tmp_path: Path, columns: tuple[str, ...], message: str
) -> None:
    """A column that is built is not overwritten."""
    path = tmp_path / "known.parquet"
    write_table(path, pa.table({"who": ["2"], "age": [40]}))

    with pytest.raises(TableError, match=message):
        add_attributes(CUSTOMERS, path, id_column="who", columns=columns)


def test_everybody_may_come_from_a_csv_file(tmp_path: Path) -> None:
    """Its texts are the integers of the lines, for the list of customers and for their attributes."""
    write_table(
        tmp_path / "members.csv", pa.table({"who": [0, 7, 5_000, None], "age": [30, 40, 50, 60]})
    )
    path = shop.open_till(tmp_path)
    more = '\n[data.attributes]\ntable = "members.csv"\ncolumns = ["age"]\neverybody = true\n'
    path.write_text(
        path.read_text().replace("\n[columns]", f'{more}\n[profile]\nage = "number"\n\n[columns]')
    )

    found = customer_table(read_recipe(path), source=None)

    assert found.table["who"].to_pylist() == [0, 7, 5_000]
    assert found.table["age"].to_pylist() == ["30", "40", "50"]
    assert found.set_aside[-1].what == "attribute rows"
