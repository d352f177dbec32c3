from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Contract, Customers


@pytest.fixture
def customers() -> Customers:
    return Customers(
        ids=pa.array(["a", "b", "c"]),
        columns=(Column(name="spend", kind="money"), Column(name="orders", kind="count")),
        raw=np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]]),
    )


def test_columns_come_in_the_order_asked_for(customers: Customers) -> None:
    """By name, one or several, whatever their order in the table."""
    assert customers.matrix(("orders", "spend")).tolist() == [[10, 1], [20, 2], [30, 3]]
    assert customers.matrix(("orders",)).tolist() == [[10], [20], [30]]


def test_all_columns_are_not_copied(customers: Customers) -> None:
    """Asking for the whole matrix costs nothing."""
    assert customers.matrix(customers.names) is customers.raw


def test_customers_are_taken_by_position(customers: Customers) -> None:
    """A bootstrap sample has some of them twice."""
    taken = customers.take(np.array([2, 0, 2]))

    assert taken.ids.to_pylist() == ["c", "a", "c"]
    assert taken.raw[:, 0].tolist() == [3, 1, 3]
    assert len(taken) == 3


def test_a_table_of_customers_reads_as_the_same_customers() -> None:
    """Numbers, levels and missing values come back, and the ids keep their type."""
    contract = Contract(
        id_column="who",
        columns=(
            Column(name="spend", kind="money"),
            Column(name="city", kind="category", levels=("Bonn", "Kiel")),
        ),
    )
    given = pa.table({"who": [3, 1, 2], "spend": [1.5, None, 2.0], "city": ["Kiel", "Bonn", None]})
    customers = contract.read(given).customers

    table = customers.as_table("who")

    assert table.to_pydict() == given.to_pydict()
    np.testing.assert_array_equal(contract.read(table).customers.raw, customers.raw)


def test_first_characters_are_read_as_the_same_levels() -> None:
    """Those of a level that is not listed, whose name could begin like a listed one, are still those of none."""
    contract = Contract(
        id_column="who",
        columns=(
            Column(name="place", kind="category", levels=("E1", "ot", "W1A"), prefix=3),
            Column(name="side", kind="category", levels=("o", "x"), prefix=1),
        ),
    )
    given = pa.table(
        {
            "who": [1, 2, 3, 4],
            "place": ["E1 6AN", "W1A 1AA", "N1 9", None],
            "side": ["odd", "y", "x", ""],
        }
    )
    customers = contract.read(given).customers

    again = contract.read(customers.as_table("who")).customers

    assert customers.raw[:, 0].tolist()[:3] == [0, 2, 3]
    np.testing.assert_array_equal(again.raw, customers.raw)
