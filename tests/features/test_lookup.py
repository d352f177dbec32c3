from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.features import FeatureState, LineColumns, Lookup, build_features
from custseg.tables import write_table

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.features import Features

COLUMNS = LineColumns(customer="who", time="at", amount="paid", category="department")
LINES = pa.table(
    {
        "who": ["a", "a", "b", "b"],
        "at": [dt.date(2017, 1, 1)] * 4,
        "paid": [1.0, 3.0, 2.0, 2.0],
        "product": ["01", "1", "1", None],
    }
)
PRODUCTS = pa.table({"product": ["01", "1", None, None], "department": ["food", "fuel", "x", "y"]})


def features_with(source: Any) -> Features:
    lookup = Lookup(source=source, on="product", columns=("department",))
    return build_features(
        LINES,
        columns=COLUMNS,
        as_of=dt.date(2017, 2, 1),
        lookups=(lookup,),
        state=FeatureState(categories=("food",)),
    )


def test_lookup_gives_categories() -> None:
    """Each line takes the department of its product; one without product has none."""
    features = features_with(PRODUCTS)

    assert features.table["category_share_food"].to_pylist() == [0.25, 0.0]
    assert features.table["monetary_total"].to_pylist() == [4.0, 4.0]
    assert features.lines.used == LINES.num_rows


def test_text_keys_of_a_csv_lookup_stay_texts(tmp_path: Path) -> None:
    """Products 01 and 1 stay two products in a file that could be read as numbers."""
    path = tmp_path / "products.csv"
    write_table(path, PRODUCTS[:2])

    features = features_with(path)

    assert features.table["category_share_food"].to_pylist() == [0.25, 0.0]


def test_repeated_key_is_refused() -> None:
    """A key that comes twice would multiply lines; it is counted, and not shown."""
    products = pa.concat_tables([PRODUCTS, PRODUCTS])

    with pytest.raises(TableError, match=r"several rows for one value of 'product'[\s\S]*2 such"):
        features_with(products)


def test_key_of_another_kind_is_refused() -> None:
    """Numbers never match texts, so that no line would find its product."""
    products = pa.table({"product": [1, 2], "department": ["food", "fuel"]})

    with pytest.raises(TableError, match="'product' is stored in two ways"):
        features_with(products)


def test_missing_column_is_refused() -> None:
    """A lookup without the column that it promises is named."""
    with pytest.raises(TableError, match=r"lookup on 'product' lacks \['department'\]"):
        features_with(PRODUCTS.select(["product"]))


def test_column_that_is_there_already_is_refused() -> None:
    """A lookup never takes the place of a column of the lines."""
    lookup = Lookup(
        source=PRODUCTS.append_column("paid", [[1] * 4]), on="product", columns=("paid",)
    )

    with pytest.raises(TableError, match=r"there already[\s\S]*\['paid'\]"):
        build_features(
            LINES.append_column("department", [["x"] * 4]),
            columns=COLUMNS,
            as_of=dt.date(2017, 2, 1),
            lookups=(lookup,),
        )
