from __future__ import annotations

from typing import TYPE_CHECKING

import shop
from custseg.export import save_bundle
from custseg.tables import read_table, write_table
from custseg.workflows import assign

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.workflows.experiment_result import ExperimentResult


def test_a_file_is_assigned_from_a_bundle(result: ExperimentResult, tmp_path: Path) -> None:
    """As the segmentation assigns the table itself."""
    assert result.segmentation is not None
    save_bundle(result.segmentation, tmp_path / "1", report="", card="", lineage={})
    write_table(tmp_path / "in.parquet", shop.customers())

    done = assign(tmp_path / "1", tmp_path / "in.parquet", tmp_path / "out.parquet")

    assert (done.n_in, done.n_assigned) == (300, 300)
    expected = result.segmentation.assign(shop.customers())
    assert read_table(tmp_path / "out.parquet").equals(expected)
