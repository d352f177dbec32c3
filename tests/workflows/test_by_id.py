from __future__ import annotations

import pyarrow as pa

from custseg.workflows.by_id import take_by_id


def test_rows_keep_their_order_and_ids_may_be_stored_in_two_ways() -> None:
    """An integer finds its text; who is not known has no value."""
    customers = pa.table({"who": ["9007199254740993", "2", "00002"]})
    more = pa.table({"who": [2, 9_007_199_254_740_993], "age": [40, 50]})

    found = take_by_id(customers, more, id_column="who", columns=["age"])

    assert found["age"].to_pylist() == [50, 40, None]


def test_nobody_is_not_somebody() -> None:
    """A missing id does not find another missing one."""
    customers = pa.table({"who": ["2", None]})
    more = pa.table({"who": [None, 2], "age": [40, 50]})

    found = take_by_id(customers, more, id_column="who", columns=["age"])

    assert found["age"].to_pylist() == [50, None]
