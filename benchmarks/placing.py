"""What does it cost to place the customers of a file, in a process that does nothing else?

python benchmarks/placing.py {custseg,bare,scikit-learn} BUNDLE SOURCE OUTPUT
"""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from costs import cost_of, print_cost
from custseg.assignment import assign_file
from custseg.export import load_bundle
from custseg.tables import open_writer, read_ahead, read_batches
from workload import FEATURES, N_GROUPS, customers, skewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from costs import Cost
    from custseg.segmentation import Segmentation

ROWS_PER_BATCH = 65_536


def placing_cost(how: str, bundle: Path, source: Path, output: Path) -> Cost:
    """Do the work in a new process, and return what it cost there."""
    return cost_of(__file__, how, bundle, source, output)


def custseg(bundle: Path, source: Path, output: Path) -> Callable[[], object]:
    """Return the work as custseg does it, with the bundle loaded and its kernels compiled."""
    segmentation = load_bundle(bundle)
    return lambda: assign_file(segmentation, source, output)


def bare(bundle: Path, source: Path, output: Path) -> Callable[[], object]:
    """Return the same reading and writing in the same threads, of assignments that are made up beforehand."""
    segmentation = load_bundle(bundle)
    names = segmentation.contract.names
    answers = _answers(segmentation, source)

    def copy() -> None:
        batches = read_batches(source, columns=names, batch_size=ROWS_PER_BATCH)
        with closing(read_ahead(batches)) as ahead, open_writer(output, answers.schema) as writer:
            for batch in ahead:
                some = answers.slice(0, len(batch))
                writer.write(some.set_column(0, names[0], pa.chunked_array([batch.column(0)])))

    return copy


def scikit_learn(bundle: Path, source: Path, output: Path) -> Callable[[], object]:
    """Return what most people would write: the whole file in pandas, PowerTransformer and KMeans."""
    import pandas as pd
    from sklearn.cluster import KMeans
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import PowerTransformer

    del bundle
    training = pd.DataFrame(skewed(customers(50_000, 0)[0]), columns=FEATURES)
    pipeline = make_pipeline(PowerTransformer(), KMeans(N_GROUPS, n_init=1, random_state=0))
    pipeline.fit(training)

    def place() -> None:
        table = pd.read_parquet(source)
        labels = pipeline.predict(table[list(FEATURES)])
        placed = pd.DataFrame({"customer_id": table["customer_id"], "segment": labels})
        placed.to_parquet(output, compression="zstd", index=False)

    return place


def _answers(segmentation: Segmentation, source: Path) -> pa.Table:
    names = segmentation.contract.names
    first = next(read_batches(source, columns=names, batch_size=ROWS_PER_BATCH))
    return segmentation.assignments(
        segmentation.contract.read(pa.Table.from_batches([first])).customers
    )


WAYS = {"custseg": custseg, "bare": bare, "scikit-learn": scikit_learn}

if __name__ == "__main__":
    print_cost(WAYS[sys.argv[1]](*map(Path, sys.argv[2:])))
