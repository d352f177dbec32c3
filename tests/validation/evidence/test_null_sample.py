from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.errors import ParameterError
from custseg.segmentation import Column, Customers
from custseg.validation import null_sample


@pytest.fixture
def customers() -> Customers:
    return Customers(
        ids=pa.array(range(100)),
        columns=(Column(name="visits", kind="count"),),
        raw=np.arange(100.0)[:, None],
    )


def test_nobody_is_drawn_twice(customers: Customers) -> None:
    """As many customers as asked for, each once, and by the seed."""
    first, again, other = (null_sample(customers, n=30, seed=seed) for seed in (1, 1, 2))

    ids = first.ids.to_pylist()
    assert len(set(ids)) == 30
    assert ids == sorted(ids) == again.ids.to_pylist()
    assert ids != other.ids.to_pylist()


def test_few_customers_are_all_taken(customers: Customers) -> None:
    """Where there are no more than asked for, nothing is drawn."""
    assert null_sample(customers, seed=1) is customers


def test_somebody_is_needed(customers: Customers) -> None:
    """Nobody drawn, nothing learned."""
    with pytest.raises(ParameterError, match="n"):
        null_sample(customers, n=0, seed=1)
