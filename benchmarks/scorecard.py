"""How long does it take to judge 25 candidates, with 20 pairs of refits each and the null check of the finalists?

python benchmarks/scorecard.py [N_CUSTOMERS]
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa

from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.workflows.run_experiment import run_experiment
from workload import FEATURES, customers, skewed

N_CUSTOMERS, SEED = 100_000, 100
RECIPE = """
name = "judged"
title = "Judged customers"
seed = 1
value = "f0"
max_columns = 10

[data.customers]
table = "customers.parquet"
id = "customer_id"

[columns]
f0 = "money"
f1 = "money"
f2 = "money"
f3 = "money"
f4 = "money"
f5 = "money"
f6 = "money"
f7 = "money"
f8 = "money"
f9 = "money"

[profile]
region = "category"

[outcome]
column = "later"

[[candidates]]
learner = "kmeans"
n_clusters = [3, 4, 5, 6, 7, 8]

[[candidates]]
learner = "kmeans"
n_clusters = [3, 4, 5, 6]
projection = 4

[[candidates]]
learner = "gaussian_mixture"
n_clusters = [3, 4, 5, 6, 7]
covariance_type = ["full", "diag"]

[[candidates]]
learner = "hdbscan"
min_cluster_share = [0.02, 0.05]
place_noise = [false, true]

[[candidates]]
learner = "gaussian_mixture"
n_clusters = 6
covariance_type = "tied"
"""


def customer_table(n_rows: int) -> pa.Table:
    """Draw customers with ten columns, a region, and what they spend later."""
    rows, labels = customers(n_rows, SEED)
    values = skewed(rows)
    generator = np.random.default_rng(SEED)
    regions = np.array(["north", "south", "west", "isle"])[generator.integers(0, 4, n_rows)]
    later = np.maximum(labels, 0) + values[:, 0] * generator.lognormal(0, 0.5, n_rows)
    columns = {"customer_id": np.arange(n_rows), "region": regions, "later": later}
    return pa.table(columns | dict(zip(FEATURES, values.T, strict=True)))


def main(n_rows: int) -> None:
    """Print the minutes of one experiment, and the largest memory of a process."""
    with TemporaryDirectory() as folder:
        write_table(Path(folder) / "customers.parquet", customer_table(n_rows))
        (Path(folder) / "recipe.toml").write_text(RECIPE)
        recipe = read_recipe(Path(folder) / "recipe.toml")
        start = time.perf_counter()
        phases: dict[str, float] = {}

        def told(what: str, _done: int, _of: int) -> None:
            phases[what.split(maxsplit=1)[0]] = time.perf_counter() - start

        result = run_experiment(recipe, on_progress=told)
        seconds = time.perf_counter() - start
    peaks = [
        resource.getrusage(who).ru_maxrss / (1 << 20)
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"25 candidates, {n_rows:,} x 10: {seconds:.0f} s; peak {max(peaks):.1f} GiB a process")
    print("  until:", ", ".join(f"{what} {second:.0f} s" for what, second in phases.items()))
    print(" ", result.verdict.sentence)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_CUSTOMERS)
