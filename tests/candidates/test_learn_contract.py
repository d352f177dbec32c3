from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.candidates import learn_contract
from custseg.errors import TableError
from custseg.segmentation import Column


def test_rare_levels_stay_unknown() -> None:
    """A level of fewer than 10 customers is not written down."""
    table = pa.table({"who": range(39), "job": ["baker"] * 20 + ["cook"] * 10 + ["astronaut"] * 9})

    contract = learn_contract(table, id_column="who", columns=[Column(name="job", kind="category")])

    assert contract.columns[0].levels == ("baker", "cook")


def test_a_range_is_no_single_customers_value() -> None:
    """The ends of a range are means of 10 values, so that the richest customer does not show."""
    spend = np.append(np.arange(99.0), 1e6)
    table = pa.table({"who": range(100), "spend": spend})

    column = learn_contract(
        table, id_column="who", columns=[Column(name="spend", kind="money")]
    ).columns[0]

    assert column.low == pytest.approx(np.mean(spend[1:11]))
    assert column.high == pytest.approx(np.mean(spend[-11:-1]))


def test_every_missing_column_is_named() -> None:
    """Columns that are not there are told at once."""
    columns = [Column(name="spend", kind="money"), Column(name="age", kind="number")]

    with pytest.raises(TableError, match=r"lacks 2 of its 3 columns: \['spend', 'age'\]"):
        learn_contract(pa.table({"who": [1]}), id_column="who", columns=columns)


def test_the_levels_of_a_postcode_are_its_prefixes() -> None:
    """No whole postcode is stored, and a prefix of under 10 customers neither."""
    table = pa.table(
        {"id": range(35), "postcode": [f"80{n:03}" for n in range(30)] + ["01067"] * 5}
    )

    learned = learn_contract(
        table, id_column="id", columns=[Column(name="postcode", kind="category", prefix=2)]
    )

    assert learned.columns[0].levels == ("80",)
