from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SMALL = """\
name = "shop"
title = "A shop"

[data]
as_of = 2017-10-01

[data.transactions]
table = "orders.parquet"
customer = "who"
time = "day"
amount = "paid"

[columns]
recency_days = "days"
monetary_total = "money"

[[candidates]]
learner = "kmeans"
n_clusters = [3, 4]
"""


@pytest.fixture
def small() -> str:
    """Give a recipe with nothing but what must be there."""
    return SMALL


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write a recipe's text to a file."""

    def write(text: str) -> Path:
        path = tmp_path / "shop.toml"
        path.write_text(text)
        return path

    return write
