"""What do the customers and order lines look like that the benchmarks run on?

python benchmarks/workload.py customers 10000000 customers.parquet
python benchmarks/workload.py orders 20000000 2600000 orders.parquet
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

N_FEATURES = 10
FEATURES = tuple(f"f{number}" for number in range(N_FEATURES))
N_GROUPS = 6
NOISE_SHARE = 0.05
LINES_PER_ORDER = 3
ROWS_PER_CHUNK = 1_000_000
ROWS_PER_GROUP = 131_072


def customers(n_rows: int, seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Draw rows (n, 10) from six elongated groups that overlap, and 5 % uniform noise.

    Returns
    -------
    rows
        float64 (n, 10).
    labels
        The group of each, -1 for noise.
    """
    shape = np.random.default_rng(42)
    centers = shape.normal(0, 3, (N_GROUPS, N_FEATURES))
    shares = shape.dirichlet(np.full(N_GROUPS, 4.0))
    spreads = [_spread(shape) for _ in range(N_GROUPS)]
    rng = np.random.default_rng(seed)
    labels = rng.choice(N_GROUPS, n_rows, p=shares)
    rows = np.empty((n_rows, N_FEATURES))
    for group, (center, spread) in enumerate(zip(centers, spreads, strict=True)):
        members = np.flatnonzero(labels == group)
        rows[members] = center + rng.normal(size=(len(members), N_FEATURES)) @ spread.T
    is_noise = rng.random(n_rows) < NOISE_SHARE
    rows[is_noise] = rng.uniform(-10, 10, (is_noise.sum(), N_FEATURES))
    labels[is_noise] = -1
    return rows, labels


def skewed(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    """Turn rows into positive values with a long tail, as money has, stored in float32."""
    return np.exp(rows / 4).astype(np.float32)


def orders(n_lines: int, n_customers: int, seed: int) -> pa.Table:
    """Draw order lines of two years, by customers who buy at gamma-distributed rates."""
    rates = np.random.default_rng(7).gamma(0.8, 1.0, n_customers)
    rng = np.random.default_rng(seed)
    n_orders = max(1, n_lines // LINES_PER_ORDER)
    buyer = rng.choice(n_customers, n_orders, p=rates / rates.sum())
    seconds = rng.integers(0, 730 * 86_400, n_orders).astype("timedelta64[s]")
    ordered_at = (np.datetime64("2024-01-01") + seconds).astype("datetime64[us]")
    order = rng.integers(n_orders, size=n_lines)
    categories = np.array([f"cat{number}" for number in range(20)])
    return pa.table(
        {
            "customer_id": buyer[order],
            "order_id": order + seed * ROWS_PER_CHUNK,
            "ordered_at": ordered_at[order],
            "amount": np.round(rng.lognormal(3.0, 1.0, n_lines), 2),
            "category": pa.array(categories[rng.integers(0, 20, n_lines)]).dictionary_encode(),
        }
    )


def customer_tables(n_rows: int) -> Iterator[pa.Table]:
    """Yield a million customers at a time: `customer_id`, and f0 to f9, skewed."""
    for number, start in enumerate(range(0, n_rows, ROWS_PER_CHUNK)):
        n_chunk = min(ROWS_PER_CHUNK, n_rows - start)
        values = skewed(customers(n_chunk, 100 + number)[0])
        columns = {"customer_id": np.arange(start, start + n_chunk)}
        yield pa.table(columns | dict(zip(FEATURES, values.T, strict=True)))


def write_customers(path: Path, n_rows: int, *, rows_per_group: int = ROWS_PER_GROUP) -> None:
    """Write customers chunk by chunk; whole row groups are held in memory."""
    tables = customer_tables(n_rows)
    if rows_per_group > ROWS_PER_CHUNK:
        tables = iter([pa.concat_tables(tables)])
    _write(path, tables, rows_per_group=rows_per_group)


def write_wide_customers(path: Path, n_rows: int, *, n_columns: int) -> None:
    """Write customers whose columns after the ten are those again, moved down by some rows."""
    _write(path, (_widened(table, n_columns) for table in customer_tables(n_rows)))


def write_orders(path: Path, n_lines: int, n_customers: int) -> None:
    """Write order lines chunk by chunk."""
    sizes = (min(ROWS_PER_CHUNK, n_lines - start) for start in range(0, n_lines, ROWS_PER_CHUNK))
    _write(path, (orders(size, n_customers, number) for number, size in enumerate(sizes)))


def _spread(shape: np.random.Generator) -> NDArray[np.float64]:
    square = shape.normal(0, 0.35, (N_FEATURES, N_FEATURES))
    return np.tril(square) + 0.7 * np.eye(N_FEATURES)


def _widened(table: pa.Table, n_columns: int) -> pa.Table:
    for number in range(N_FEATURES, n_columns):
        values = table[f"f{number % N_FEATURES}"].to_numpy()
        table = table.append_column(f"f{number}", pa.array(np.roll(values, number)))
    return table


def _write(path: Path, tables: Iterator[pa.Table], *, rows_per_group: int = ROWS_PER_GROUP) -> None:
    first = next(tables)
    with pq.ParquetWriter(path, first.schema, compression="zstd", write_page_checksum=True) as sink:
        for table in chain([first], tables):
            sink.write_table(table, row_group_size=rows_per_group)


if __name__ == "__main__":
    kind, *numbers, target = sys.argv[1:]
    {"customers": write_customers, "orders": write_orders}[kind](Path(target), *map(int, numbers))
