from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.errors import ParameterError, TableError
from custseg.features import FeatureState
from custseg.segmentation import Column, Contract

SPEND = Column(name="spend", kind="money")
ORDERS = Column(name="orders", kind="count")
REGION = Column(name="region", kind="category", levels=("north", "south"))
SIZE = Column(name="size", kind="ordered", levels=("S", "M", "L"))


def contract(*columns: Column) -> Contract:
    """Return a contract whose id is called `id`."""
    return Contract(id_column="id", columns=columns)


def read_one(column: Column, values: pa.Array) -> tuple[list[float], list[str]]:
    """Read one column: the raw values of those that keep the contract, and the reasons of the others."""
    table = pa.table({"id": [f"c{n}" for n in range(len(values))], column.name: values})
    reading = contract(column).read(table)
    return reading.customers.raw[:, 0].tolist(), reading.rejects["reason"].to_pylist()


def test_the_names_begin_with_the_id() -> None:
    """These are the columns that a table must have."""
    assert contract(SPEND, ORDERS).names == ("id", "spend", "orders")


def test_a_narrowed_contract_has_the_order_asked_for() -> None:
    """Only the columns that are read are asked of next month's table."""
    assert contract(SPEND, ORDERS, REGION).narrowed(("region", "spend")).columns == (REGION, SPEND)


def test_a_narrowed_contract_keeps_its_state() -> None:
    """The columns that are left were computed with the same."""
    state = FeatureState(categories=("DAIRY",))

    narrowed = replace(contract(SPEND, ORDERS), features=state).narrowed(("spend",))

    assert narrowed.features is state


def test_a_column_cannot_be_named_twice() -> None:
    """Neither beside another column, nor beside the id."""
    with pytest.raises(ParameterError, match="names each column once"):
        contract(SPEND, SPEND)
    with pytest.raises(ParameterError, match="names each column once"):
        Contract(id_column="spend", columns=(SPEND,))


@pytest.mark.parametrize("name", ["segment_id", "margin", "row", "reason"])
def test_the_id_cannot_be_called_like_an_answer(name: str) -> None:
    """It would be overwritten in the assignments or in the rejects."""
    with pytest.raises(ParameterError, match=f"cannot be called '{name}'"):
        Contract(id_column=name, columns=(SPEND,))


def test_every_missing_column_is_named() -> None:
    """All at once, and what is there beside them."""
    table = pa.table({"id": ["a"], "Spend": [1.0]})

    with pytest.raises(
        TableError, match=r"lacks 2 of its 3 columns: \['spend', 'orders'\]"
    ) as caught:
        contract(SPEND, ORDERS).read(table)

    assert caught.value.found == ["Spend", "id"]


def test_a_column_that_is_there_twice_is_refused() -> None:
    """Nobody could say which one counts; columns that are not read do not matter."""
    once = pa.array(["a"])
    table = pa.table([once, once, once, once], names=["id", "note", "note", "id"])

    with pytest.raises(TableError, match=r"has columns twice: \['id'\]"):
        contract().read(table)


def test_other_columns_are_ignored() -> None:
    """A wide table may be given as it is."""
    table = pa.table({"note": ["x"], "spend": [1.0], "id": ["a"]})

    assert contract(SPEND).read(table).customers.names == ("spend",)


def test_rows_are_sorted_into_customers_and_rejects() -> None:
    """Each row is in one of the two, with its position, in the order of the table."""
    table = pa.table({"id": ["a", "b", None, "d"], "orders": [1, -1, 3, 4]})

    reading = contract(ORDERS).read(table)

    assert reading.customers.ids.to_pylist() == ["a", "d"]
    assert reading.positions.tolist() == [0, 3]
    assert reading.rejects.to_pylist() == [
        {"id": "b", "reason": "orders: below 0"},
        {"id": None, "reason": "id: blank id"},
    ]
    assert reading.rejected_positions.tolist() == [1, 2]


def test_the_first_reason_counts() -> None:
    """A row is rejected once, for the first fault in the order of the contract."""
    table = pa.table({"id": ["a"], "spend": [np.inf], "orders": [-1]})

    assert contract(SPEND, ORDERS).read(table).rejects["reason"].to_pylist() == [
        "spend: infinite, or too large for float32"
    ]


@pytest.mark.parametrize(
    "missing",
    [
        pa.array([None], pa.float64()),
        pa.array([np.nan]),
        pa.array([""]),
        pa.array([None], pa.null()),
        pa.array(["NA"]),
    ],
)
def test_missing_is_no_fault(missing: pa.Array) -> None:
    """Null, NaN, an empty text and the words for them are missing values, which are treated and counted."""
    raw, reasons = read_one(SPEND, missing)

    assert np.isnan(raw).tolist() == [True]
    assert reasons == []


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (pa.array([np.inf]), "spend: infinite, or too large for float32"),
        (pa.array(["-inf"]), "spend: infinite, or too large for float32"),
        (pa.array([1e39]), "spend: infinite, or too large for float32"),
        (pa.array(["12 EUR"]), "spend: not a number"),
        (pa.array([dt.date(2017, 10, 1)]), "spend: not a number"),
    ],
)
def test_a_value_that_cannot_be_is_rejected(values: pa.Array, reason: str) -> None:
    """With a reason that does not tell the value."""
    assert read_one(SPEND, values) == ([], [reason])


@pytest.mark.parametrize(
    ("kind", "n_rejects"), [("count", 1), ("days", 1), ("money", 0), ("number", 0)]
)
def test_counts_and_days_are_not_below_zero(kind: str, n_rejects: int) -> None:
    """Money may be: returns outweigh purchases at times."""
    _, reasons = read_one(Column(name="x", kind=kind), pa.array([-1.0, 0.0]))

    assert reasons == ["x: below 0"] * n_rejects


@given(st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1))
def test_both_floating_types_give_the_same_matrix(values: list[float]) -> None:
    """A table stored in float32 is the one stored in float64."""
    as_double = read_one(SPEND, pa.array(values, pa.float64()))

    assert read_one(SPEND, pa.array(values, pa.float32())) == as_double


@given(st.lists(st.floats(-1e30, 1e30), min_size=1))
def test_numbers_are_rounded_to_float32_once(values: list[float]) -> None:
    """A sum that differs in its last bits between two engines is the same number."""
    raw, _ = read_one(SPEND, pa.array(values))

    assert raw == np.array(values).astype(np.float32).tolist()


def test_texts_of_numbers_are_numbers() -> None:
    """A CSV file gives what a Parquet file gives."""
    assert read_one(SPEND, pa.array(["7.5", " 8 ", "1e3"]))[0] == [7.5, 8.0, 1000.0]


@pytest.mark.parametrize(
    "values",
    [
        pa.array(["south", "west", None, " north "]),
        pa.array(["south", "west", None, "north"]).dictionary_encode(),
        pa.array(["south", "west", "", "north"], pa.large_string()),
    ],
)
def test_a_level_is_its_position(values: pa.Array) -> None:
    """An unknown one comes after all, a missing one is NaN, whatever the storage."""
    raw, _ = read_one(REGION, values)

    np.testing.assert_array_equal(raw, [1, 2, np.nan, 0])


def test_levels_may_be_stored_as_numbers() -> None:
    """A whole number is the same level as integer, float, text and truth value."""
    flag = Column(name="flag", kind="binary", levels=("0", "1"))
    truth = Column(name="flag", kind="binary", levels=("false", "true"))

    for values in (pa.array([1, 0]), pa.array([1.0, 0.0]), pa.array(["1", "0"])):
        assert read_one(flag, values)[0] == [1.0, 0.0]
    assert read_one(truth, pa.array([True, False]))[0] == [1.0, 0.0]


def test_a_level_without_a_place_in_the_order_is_rejected() -> None:
    """Where the order counts, an unknown level cannot be guessed."""
    assert read_one(SIZE, pa.array(["L", "XL"])) == ([2.0], ["size: not one of its levels"])


def test_levels_of_no_readable_type_are_refused() -> None:
    """A column of lists gives a clear error that names it."""
    with pytest.raises(TableError, match="Column 'region' cannot be read"):
        read_one(REGION, pa.array([["north"]]))


@pytest.mark.parametrize("blank", [None, "", "  ", "\t"])
def test_a_blank_id_is_rejected(blank: str | None) -> None:
    """It names nobody."""
    reading = contract().read(pa.table({"id": pa.array(["a", blank])}))

    assert reading.rejects["reason"].to_pylist() == ["id: blank id"]


@pytest.mark.parametrize(
    "ids",
    [
        pa.array(["NA", "00123", "\uff11\uff12\uff13", " a "]),
        pa.array(["NA", "00123"], pa.large_string()),
        pa.array([2**53 + 1, -7]),
        pa.array([2**64 - 1], pa.uint64()),
    ],
)
def test_ids_are_not_touched(ids: pa.Array) -> None:
    """Type and bytes are those of the table."""
    assert contract().read(pa.table({"id": ids})).customers.ids.equals(ids)


def test_encoded_ids_come_out_as_texts() -> None:
    """A dictionary is a way of storing texts."""
    ids = pa.array(["a", "b", "a"])

    reading = contract().read(pa.table({"id": ids.dictionary_encode()}))

    assert reading.customers.ids.equals(ids)


VIEWS = pa.array(["a", None, "north"], pa.string_view())


@pytest.mark.parametrize("ids", [VIEWS, VIEWS.dictionary_encode()], ids=["views", "dictionary"])
def test_views_of_texts_are_texts(ids: pa.Array) -> None:
    """Ids stored as views, of which Arrow takes no rows, come out as large texts, of customers and of rejects."""
    table = pa.table({"id": ids, "region": ids})

    reading = contract(REGION).read(table)

    assert reading.customers.ids.equals(pa.array(["a", "north"], pa.large_string()))
    assert reading.rejects.to_pylist() == [{"id": None, "reason": "id: blank id"}]
    assert reading.customers.raw[:, 0].tolist() == [2.0, 0.0]


@pytest.mark.parametrize(
    "ids",
    [
        pa.array([1.0]),
        pa.array([True]),
        pa.array([b"a"]),
        pa.array([b"a"], pa.binary_view()).dictionary_encode(),
    ],
)
def test_ids_of_another_type_are_refused(ids: pa.Array) -> None:
    """A number with decimals has often lost digits already."""
    with pytest.raises(TableError, match="Column 'id' cannot be an id"):
        contract().read(pa.table({"id": ids}))


@pytest.mark.parametrize("orders", [[1, 2, 3], [1, -1, 3]])
def test_columns_stand_one_after_the_other_in_memory(orders: list[int]) -> None:
    """Kernels walk down the columns; rejects and a choice of columns do not change that."""
    table = pa.table({"id": ["a", "b", "c"], "spend": [1.0, 2.0, 3.0], "orders": orders})

    customers = contract(SPEND, ORDERS).read(table).customers

    assert customers.raw.flags.f_contiguous
    assert customers.matrix(("orders", "spend")).flags.f_contiguous
    assert customers.take(np.array([1, 0])).raw.flags.f_contiguous


def test_chunks_of_a_table_do_not_matter() -> None:
    """Ids and values of several chunks are those of one."""
    table = pa.table({"id": ["a", "b", "c"], "spend": [1.0, None, 3.0], "region": ["north"] * 3})
    cut = pa.concat_tables([table.slice(0, 1), table.slice(1)])

    whole, parts = (contract(SPEND, REGION).read(rows).customers for rows in (table, cut))

    assert parts.ids.equals(whole.ids)
    np.testing.assert_array_equal(parts.raw, whole.raw)


def test_no_rows_are_no_fault() -> None:
    """An empty table gives no customers and no rejects, with their types."""
    reading = contract(SPEND, REGION).read(
        pa.table({"id": pa.array([], pa.int64()), "spend": [], "region": []})
    )

    assert reading.customers.raw.shape == (0, 2)
    assert reading.customers.ids.type == pa.int64()
    assert len(reading.rejects) == 0


def test_a_number_beyond_its_scale_is_rejected() -> None:
    """The code 99 for 'no answer' is none, and says so."""
    answer = Column(name="q1", kind="number", lowest=1, highest=5)

    values, reasons = read_one(answer, pa.array([1, 5, 99, 0, None]))

    assert values == pytest.approx([1, 5, float("nan")], nan_ok=True)
    assert reasons == ["q1: above its scale", "q1: below its scale"]


def test_the_ends_of_a_scale_are_on_it() -> None:
    """Also where they are no float32."""
    answer = Column(name="q1", kind="number", lowest=0.1, highest=0.7)

    _, reasons = read_one(answer, pa.array([0.1, 0.7]))

    assert reasons == []


def test_only_the_prefix_of_a_postcode_is_read() -> None:
    """Whole postcodes and their prefixes are the same levels."""
    postcode = Column(name="postcode", kind="category", levels=("01", "80"), prefix=2)

    values, _ = read_one(postcode, pa.array(["01067", "01", "80331", "99999"]))

    assert values == [0, 0, 1, 2]
