"""Columns as a draft meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa
import pytest

from custseg.drafting.column_facts import column_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from custseg.drafting.column_facts import ColumnFacts

    Facts: TypeAlias = Callable[[str, Iterable[Any]], ColumnFacts]


@pytest.fixture
def facts() -> Facts:
    """Return what makes the facts of a column from its name and its values."""

    def made(name: str, values: Iterable[Any]) -> ColumnFacts:
        return column_facts(name, pa.chunked_array([pa.array(list(values))]))

    return made
