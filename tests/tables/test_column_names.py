from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from custseg.tables import column_names, write_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("n_rows", [0, 2])
def test_names_come_in_order(tmp_path: Path, suffix: str, n_rows: int) -> None:
    """The header is told of both formats, of a file without rows too."""
    path = tmp_path / f"it's.{suffix}"
    write_table(path, pa.table({"b": ["x"] * n_rows, "a, quoted": ["y"] * n_rows}))

    assert column_names(path) == ["b", "a, quoted"]
