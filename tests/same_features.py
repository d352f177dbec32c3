"""What do the two real tables of purchases say about their customers, whichever engine computes it?"""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from custseg.features import (
    FeatureState,
    LineColumns,
    LinePolicy,
    Lookup,
    SetAsideRule,
    build_features,
)
from custseg.tables import DuckDBEngine, SparkEngine

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.features import Features, LineCounts
    from custseg.tables import Engine

    Told = tuple[pa.Table, LineCounts, pa.Table]


# Java's second compiler would take half of the time of such short jobs.
QUICK_JAVA = (
    " ".join(
        f"--conf spark.{where}.extraJavaOptions=-XX:TieredStopAtLevel=1"
        for where in ("driver", "executor")
    )
    + " pyspark-shell"
)


def online_retail(engine: Engine, lines: Any) -> Features:
    """Return the shop's features, from raw invoices."""
    columns = LineColumns(
        customer="CustomerID",
        order="InvoiceNo",
        time="InvoiceDate",
        unit_price="UnitPrice",
        quantity="Quantity",
        product="StockCode",
        category="Country",
    )
    postage = SetAsideRule(column="StockCode", values=("POST", "DOT", "M"), reason="postage")
    return build_features(
        lines,
        columns=columns,
        as_of=dt.date(2011, 11, 1),
        policy=LinePolicy(duplicates="drop", set_aside=(postage,)),
        state=FeatureState(categories=("United Kingdom", "Germany")),
        engine=engine,
    )


def complete_journey(engine: Engine, lines: Any, products: Any) -> Features:
    """Return the households' features."""
    columns = LineColumns(
        customer="household_id",
        order="basket_id",
        time="transaction_timestamp",
        amount="sales_value",
        quantity="quantity",
        discounts=("retail_disc",),
        coupons=("coupon_disc", "coupon_match_disc"),
        category="department",
        product="product_id",
        channel="store_id",
    )
    return build_features(
        lines,
        columns=columns,
        as_of=dt.date(2017, 10, 1),
        lookups=(Lookup(source=products, on="product_id", columns=("department",)),),
        state=FeatureState(categories=("GROCERY", "PRODUCE", "MEAT")),
        window_days=200,
        engine=engine,
    )


def told_by(engine: Engine, sources: dict[str, Any]) -> dict[str, Told]:
    """Return table, counts and rejects of both data sets.

    Parameters
    ----------
    engine
        Computes them.
    sources
        `online_retail`, `transactions` and `products`.
    """
    with engine:
        all_features = {
            "online_retail": online_retail(engine, sources["online_retail"]),
            "complete_journey": complete_journey(
                engine, sources["transactions"], sources["products"]
            ),
        }
        return {name: (f.table, f.lines, f.rejects) for name, f in all_features.items()}


def told_by_cluster(sources: dict[str, Any]) -> dict[str, Told]:
    """Return what two executors on this machine tell, from a process of its own that Spark has to itself."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_cluster, sources).result()


def _cluster(sources: dict[str, Any]) -> dict[str, Told]:
    import pyspark

    with tempfile.TemporaryDirectory() as name:
        # Executors work in a folder of Spark's own home, which is that of the installed package.
        for entry in Path(pyspark.__path__[0]).iterdir():
            Path(name, entry.name).symlink_to(entry)
        os.environ["SPARK_HOME"] = name
        os.environ["PYSPARK_SUBMIT_ARGS"] = QUICK_JAVA
        return told_by(SparkEngine(master="local-cluster[2,1,1024]"), sources)


def told_by_duckdb(sources: dict[str, Any]) -> dict[str, Told]:
    """Return what DuckDB tells."""
    return told_by(DuckDBEngine(), sources)
