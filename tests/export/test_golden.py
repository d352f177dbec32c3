from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from custseg.errors import BundleError
from custseg.export.golden import N_GOLDEN, golden_customers, record_golden, replay_golden
from custseg.segmentation import Column, Contract, level_texts

if TYPE_CHECKING:
    from custseg.segmentation import Segmentation

CONTRACT = Contract(
    id_column="id",
    columns=(
        Column(name="spend", kind="money", low=-5.0, high=95.0),
        Column(name="orders", kind="count", low=1.0, high=9.0),
        Column(name="region", kind="category", levels=("north", "another level")),
        Column(name="size", kind="ordered", levels=("S", "M", "L")),
        Column(name="income_band", kind="ordered"),
    ),
)


def altered(recorded: bytes, name: str, values: pa.Array) -> bytes:
    """Replace one column of a Parquet file."""
    table = pq.read_table(io.BytesIO(recorded))
    target = io.BytesIO()
    pq.write_table(table.set_column(table.column_names.index(name), name, values), target)
    return target.getvalue()


def column(recorded: bytes, name: str) -> pa.ChunkedArray:
    """Read one column of a Parquet file."""
    return pq.read_table(io.BytesIO(recorded))[name]


def test_golden_customers_keep_the_contract() -> None:
    """None of them would be rejected."""
    reading = CONTRACT.read(golden_customers(CONTRACT))

    assert (len(reading.customers), len(reading.rejects)) == (N_GOLDEN, 0)


def test_golden_customers_are_always_the_same() -> None:
    """They depend on the contract and on nothing else."""
    customers = golden_customers(CONTRACT)

    assert customers.equals(golden_customers(CONTRACT))
    assert customers["spend"][0].as_py() == pytest.approx(-23.292421090021737)


def test_golden_customers_have_every_level_of_a_prefix() -> None:
    """What a level was read from ended in a space; read once more it is the same level."""
    first = Column(name="postcode", kind="category", prefix=3)
    levels = level_texts(pa.chunked_array([["E1 6AN", "W1A 1AA"]]), first).to_pylist()
    contract = Contract(id_column="id", columns=(replace(first, levels=tuple(levels)),))

    customers = contract.read(golden_customers(contract)).customers

    assert set(customers.raw[~np.isnan(customers.raw)]) == {0, 1, 2}


def test_golden_customers_answer_on_the_scale() -> None:
    """Beyond its ends they would be rejected."""
    answer = Column(name="q1", kind="number", low=1.0, high=5.0, lowest=1.0, highest=5.0)
    contract = Contract(id_column="id", columns=(answer,))

    reading = contract.read(golden_customers(contract))

    assert len(reading.rejects) == 0


def test_golden_customers_go_to_the_edges() -> None:
    """Some lie beyond the range on either side, some have an unknown level, and some lack each value."""
    spend, orders, region, size, band = golden_customers(CONTRACT).columns[1:]

    numbers = spend.drop_null().to_numpy()
    assert numbers.min() < -5
    assert numbers.max() > 95
    assert orders.drop_null().to_numpy().min() >= 0
    assert set(region.to_pylist()) == {"north", "another level", "another level?", None}
    assert set(size.to_pylist()) == {"S", "M", "L", None}
    assert all(values.null_count > 0 for values in (spend, orders, region, size, band))


def test_the_record_replays(segmentation: Segmentation) -> None:
    """The same segmentation gives the recorded answers."""
    recorded = record_golden(segmentation)

    replay_golden(segmentation, recorded)

    assert len(set(column(recorded, "label").to_pylist())) > 1


@pytest.mark.parametrize("name", ["label", "membership"])
def test_another_answer_is_refused(segmentation: Segmentation, name: str) -> None:
    """One other label, or one other membership, is enough."""
    recorded = record_golden(segmentation)
    answers = column(recorded, name).to_numpy().copy()
    clear = int(np.argmax(column(recorded, "margin").to_numpy()))
    answers[clear] -= 1

    with pytest.raises(BundleError, match="This machine computes differently"):
        replay_golden(segmentation, altered(recorded, name, pa.array(answers)))


def test_another_rule_is_refused(segmentation: Segmentation) -> None:
    """Clusters that changed places are noticed."""
    recorded = record_golden(segmentation)
    other = replace(segmentation, rule=segmentation.rule.renumbered(np.array([1, 0, 2], np.int32)))

    with pytest.raises(BundleError, match="This machine computes differently"):
        replay_golden(other, recorded)


def test_a_tie_may_be_decided_by_the_last_bit(segmentation: Segmentation) -> None:
    """Where the margin is below 1e-6, another label is no fault of the machine."""
    recorded = record_golden(segmentation)
    labels = column(recorded, "label").to_numpy().copy()
    margins = column(recorded, "margin").to_numpy().copy()
    labels[0], margins[0] = (labels[0] + 1) % 3, 1e-9

    with_tie = altered(altered(recorded, "label", pa.array(labels)), "margin", pa.array(margins))

    replay_golden(segmentation, with_tie)


def test_rows_of_another_contract_are_refused(segmentation: Segmentation) -> None:
    """The file has the columns of the contract, the answers, and 64 rows."""
    recorded = record_golden(segmentation)
    table = pq.read_table(io.BytesIO(recorded))
    target = io.BytesIO()
    pq.write_table(table.slice(1), target)

    with pytest.raises(BundleError, match="does not hold the golden customers"):
        replay_golden(segmentation, target.getvalue())
    with pytest.raises(BundleError, match="does not hold the golden customers"):
        replay_golden(replace(segmentation, contract=CONTRACT), recorded)


def test_rows_that_break_the_contract_are_refused(segmentation: Segmentation) -> None:
    """A golden customer is never set aside."""
    recorded = record_golden(segmentation)
    days = pa.array(np.full(N_GOLDEN, -1.0))

    with pytest.raises(BundleError, match="rows that break the contract"):
        replay_golden(segmentation, altered(recorded, "customer.recency_days", days))


def test_what_is_no_parquet_is_refused(segmentation: Segmentation) -> None:
    """Anything else gives a clear error."""
    with pytest.raises(BundleError, match=r"golden\.parquet cannot be read"):
        replay_golden(segmentation, b"PAR1 and then nothing")
