"""Is any customer's row in what a whole run leaves behind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import shop
import traces
from custseg.export import save_bundle
from custseg.recipes import read_recipe
from custseg.report import render_card, render_report
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa


def unrounded(table: pa.Table) -> pa.Table:
    """Give every customer amounts and an id that nobody else has, and that turn up nowhere by chance."""
    rng = np.random.default_rng(5)
    for name in ("spend", "recency_days", "later"):
        values = table[name].to_numpy() * rng.uniform(0.99, 1.01, len(table))
        table = table.set_column(table.column_names.index(name), name, [values])
    ids = [rng.bytes(6).hex() for _ in range(len(table))]
    return table.set_column(0, "customer", [ids])


def test_no_customer_is_in_what_a_run_leaves_behind(tmp_path: Path) -> None:
    """Neither in the report and the model card, with all their figures and plots, nor in the other files of the bundle."""
    table = unrounded(shop.customers())
    result = run_experiment(read_recipe(shop.open_shop(tmp_path, table)), n_jobs=1)
    assert result.segmentation is not None
    numbers = np.column_stack(
        [table[name].to_numpy() for name in ("spend", "recency_days", "later")]
    )

    save_bundle(
        result.segmentation,
        tmp_path / "1",
        report=render_report(result.report_data),
        card=render_card(result.report_data),
        lineage={},
    )

    raw = traces.contents(tmp_path / "1")
    assert len(raw) > 100_000
    assert traces.traces(traces.own_values(numbers), raw) == []
    assert not any(identity.encode() in raw for identity in table["customer"].to_pylist())
