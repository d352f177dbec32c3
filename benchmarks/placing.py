"""What does it cost to place the customers of a file, in a process that does nothing else?

python benchmarks/placing.py {custseg,bare,scikit-learn} BUNDLE SOURCE OUTPUT
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from custseg.assignment import assign_file
from custseg.export import load_bundle
from custseg.tables import open_writer, read_ahead, read_batches
from workload import FEATURES, N_GROUPS, customers, skewed

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.segmentation import Segmentation

ROWS_PER_BATCH = 65_536


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Seconds of the work alone, on the clock and of all cores, and the peak memory of its process in MB."""

    seconds: float
    core_seconds: float
    peak_mb: float


def cost_of(how: str, bundle: Path, source: Path, output: Path) -> Cost:
    """Do the work in a new process, and return what it cost there."""
    command = [sys.executable, __file__, how, bundle, source, output]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - this file
    return Cost(**json.loads(done.stdout))


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


def _measure(work: Callable[[], object]) -> Cost:
    start, start_cores = time.perf_counter(), time.process_time()
    work()
    return Cost(
        seconds=time.perf_counter() - start,
        core_seconds=time.process_time() - start_cores,
        peak_mb=_peak_mb(),
    )


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # Linux counts in ru_maxrss what the process had that started this one
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


WAYS = {"custseg": custseg, "bare": bare, "scikit-learn": scikit_learn}

if __name__ == "__main__":
    print(json.dumps(asdict(_measure(WAYS[sys.argv[1]](*map(Path, sys.argv[2:]))))))
