"""Customers to describe."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Customers

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

CustomersOf: TypeAlias = Callable[..., Customers]


@pytest.fixture
def customers_of() -> CustomersOf:
    """Make customers of columns given by name: numbers, or positions in the levels."""

    def make(levels: dict[str, tuple[str, ...]] | None = None, **values: ArrayLike) -> Customers:
        levels = levels or {}
        raw = np.column_stack([np.asarray(column, dtype=float) for column in values.values()])
        columns = tuple(
            Column(name=name, kind="category", levels=levels[name])
            if name in levels
            else Column(name=name, kind="number")
            for name in values
        )
        return Customers(ids=pa.array(range(len(raw))), columns=columns, raw=raw)

    return make
