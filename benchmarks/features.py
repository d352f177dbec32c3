"""How much longer do six features of order lines take than hand-written SQL, and in which memory?

python benchmarks/features.py [N_LINES]
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from costs import cost_of, print_cost
from workload import write_orders

if TYPE_CHECKING:
    from collections.abc import Callable

    from costs import Cost

N_REPEATS = 3
LINES_PER_CUSTOMER = 20_000_000 / 2_600_000
TARGETS = {"sql": 1.15, "pandas": 1 / 2.5}
PEERS = {"sql": "hand-written DuckDB SQL", "pandas": "pandas"}
TIMES_LARGER = 5  # than what is compared: 100 million lines
LARGER_MB = 4_000
AS_OF = dt.date(2026, 1, 1)
NAMES = (
    "recency_days",
    "tenure_days",
    "frequency_orders",
    "purchase_days_count",
    "monetary_total",
    "monetary_mean",
)
SQL = """
SELECT customer_id,
       date_diff('day', max(ordered_at)::date, DATE '{as_of}') AS recency_days,
       date_diff('day', min(ordered_at)::date, DATE '{as_of}') AS tenure_days,
       count(DISTINCT order_id) AS frequency_orders,
       count(DISTINCT ordered_at::date) AS purchase_days_count,
       sum(amount) AS monetary_total,
       sum(amount) / count(DISTINCT order_id) AS monetary_mean
FROM read_parquet('{source}')
WHERE ordered_at < TIMESTAMP '{as_of}'
GROUP BY customer_id
"""


def main(n_lines: int) -> None:
    """Print the seconds of each way, the ratios, and the peak memory."""
    with tempfile.TemporaryDirectory(prefix="custseg-bench-") as name:
        source = Path(name, "orders.parquet")
        n_customers = round(n_lines / LINES_PER_CUSTOMER)
        write_orders(source, n_lines, n_customers)
        print(f"six features of {n_lines:,} lines, {n_customers:,} customers, best of {N_REPEATS}")
        ours, *peers = _best(("custseg", *PEERS), source)
        ours.show("custseg")
        for way, peer in zip(PEERS, peers, strict=True):
            peer.show(PEERS[way])
            print(f"  ratio {ours.seconds / peer.seconds:.2f}, target {TARGETS[way]:.2f} at most")
        write_orders(source, TIMES_LARGER * n_lines, TIMES_LARGER * n_customers)
        cost_of(__file__, "in_2_gb", source).show(f"custseg, {TIMES_LARGER * n_lines:,} lines")
        print(f"  memory_limit 2 GB, target {LARGER_MB:,} MB at most")


def custseg(source: Path) -> Callable[[], object]:
    """Return the work as custseg does it."""
    return _custseg(source, memory_limit=None)


def in_2_gb(source: Path) -> Callable[[], object]:
    """Return the same, with what lies beyond 2 GB spilled."""
    return _custseg(source, memory_limit="2GB")


def sql(source: Path) -> Callable[[], object]:
    """Return one statement, which sums floats as they come and checks no line."""
    import duckdb

    query = SQL.format(source=source, as_of=AS_OF)
    return lambda: duckdb.sql(query).to_arrow_table()


def pandas(source: Path) -> Callable[[], object]:
    """Return what most people would write."""
    import pandas as pd

    def compute() -> pd.DataFrame:
        lines = pd.read_parquet(source, columns=["customer_id", "order_id", "ordered_at", "amount"])
        lines = lines[lines["ordered_at"] < pd.Timestamp(AS_OF)]
        lines["day"] = lines["ordered_at"].dt.normalize()
        table = lines.groupby("customer_id").agg(
            first=("day", "min"),
            last=("day", "max"),
            frequency_orders=("order_id", "nunique"),
            purchase_days_count=("day", "nunique"),
            monetary_total=("amount", "sum"),
        )
        table["recency_days"] = (pd.Timestamp(AS_OF) - table.pop("last")).dt.days
        table["tenure_days"] = (pd.Timestamp(AS_OF) - table.pop("first")).dt.days
        table["monetary_mean"] = table["monetary_total"] / table["frequency_orders"]
        return table

    return compute


def _custseg(source: Path, *, memory_limit: str | None) -> Callable[[], object]:
    from custseg.features import LineColumns, build_features
    from custseg.tables import DuckDBEngine

    columns = LineColumns(
        customer="customer_id", order="order_id", time="ordered_at", amount="amount"
    )
    engine = DuckDBEngine(memory_limit=memory_limit)
    return lambda: build_features(source, columns=columns, as_of=AS_OF, names=NAMES, engine=engine)


def _best(ways: tuple[str, ...], source: Path) -> list[Cost]:
    """Return the shortest run of each way, which take turns."""
    runs = [[cost_of(__file__, way, source) for way in ways] for _ in range(N_REPEATS)]
    return [min(costs, key=lambda cost: cost.seconds) for costs in zip(*runs, strict=True)]


WAYS = {"custseg": custseg, "in_2_gb": in_2_gb, "sql": sql, "pandas": pandas}

if __name__ == "__main__":
    if len(sys.argv) > 2:  # noqa: PLR2004 - a way and a source
        print_cost(WAYS[sys.argv[1]](Path(sys.argv[2])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000_000)
