"""Does the memory of placing depend on the size of the file?

python benchmarks/assign_memory.py [N_ROWS]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assign_file import save_bundle_in
from placing import placing_cost
from segmentations import kmeans, wide
from workload import write_customers, write_wide_customers

N_COLUMNS = 200


def main(n_rows: int) -> None:
    """Print the peak memory for few and many rows, one row group, and many columns."""
    n_few = n_rows // 10
    with tempfile.TemporaryDirectory(prefix="custseg-bench-") as name:
        folder = Path(name)
        narrow = save_bundle_in(folder / "narrow", kmeans())
        broad = save_bundle_in(folder / "broad", wide(N_COLUMNS))
        source = folder / "customers.parquet"
        write_customers(source, n_few)
        _show(f"{n_few:,} x 10", narrow, source)
        write_customers(source, n_rows)
        _show(f"{n_rows:,} x 10", narrow, source)
        write_customers(source, n_rows, rows_per_group=n_rows)
        _show(f"{n_rows:,} x 10, one row group", narrow, source)
        write_wide_customers(source, n_few, n_columns=N_COLUMNS)
        _show(f"{n_few:,} x {N_COLUMNS}", broad, source)


def _show(what: str, bundle: Path, source: Path) -> None:
    cost = placing_cost("custseg", bundle, source, source.with_name("assignments.parquet"))
    print(f"{what}: peak {cost.peak_mb:.0f} MB, {cost.seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000)
