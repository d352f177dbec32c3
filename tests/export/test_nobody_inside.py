"""Is any customer's row in the bundle?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import learners
import traces
from custseg.export import save_bundle
from custseg.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from custseg.segmentation import Segmentation


@pytest.fixture(scope="module")
def table() -> pa.Table:
    return learners.customer_table()


def own_values(segmentation: Segmentation, table: pa.Table) -> np.ndarray:
    """Return each customer's numbers as they came, as they were read, and prepared, where nobody else has the same."""
    customers = learners.contract_of(table).read(table).customers
    prepared = segmentation.prepare(customers)
    return traces.own_values(learners.numbers(table), customers.raw, prepared)


@pytest.mark.parametrize("learner", learners.LEARNERS)
def test_no_customer_is_in_the_bundle(learner: str, table: pa.Table, tmp_path: Path) -> None:
    """No number that only one customer has, no id, and no level that few have is in any file."""
    segmentation = learners.learn(learner, table)

    save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})

    raw = traces.contents(tmp_path / "1")
    assert traces.traces(own_values(segmentation, table), raw) == []
    assert not any(identity.encode() in raw for identity in table["customer_id"].to_pylist())
    assert b"isle" not in raw


def test_every_rule_is_searched(table: pa.Table) -> None:
    """No rule that a bundle may hold is left out."""
    kinds = {learners.learn(learner, table).rule.kind for learner in learners.LEARNERS}

    assert kinds == set(RULES)


@pytest.mark.parametrize("hidden", ["<f8", ">f8", "<f4", ">f4", repr, str])
def test_the_search_finds_a_customer(hidden: Any, table: pa.Table, tmp_path: Path) -> None:
    """Two numbers of the seventh customer in a bundle do not escape it, however they are written."""
    segmentation = learners.learn("kmeans", table)
    values = own_values(segmentation, table)
    taken = values[7, [0, 2]]
    is_binary = isinstance(hidden, str)
    inside = taken.astype(hidden).tobytes() if is_binary else hidden(np.float32(taken[0])).encode()
    save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})

    found = traces.traces(values, traces.contents(tmp_path / "1") + b"|" + inside)

    assert [text.split(":")[0] for text in found] == ["customer 7"]
