"""Whoever holds the bundle and the customer's row gets the segment of the training, wherever that is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

import custseg
import grid
from custseg.errors import BundleError
from custseg.export import save_bundle
from custseg.tables import write_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grid import Fitted

TESTS = Path(__file__).parents[1]
FLOAT32 = pa.float32()

# Prints what departs from the labels of the training, and at the end how many bundles it has used.
SERVE = """
import sys
from pathlib import Path

import numpy as np
import ways
from custseg.assignment import assign_file
from custseg.export import load_bundle
from custseg.tables import read_table


def placing(segmentation, customers):
    return lambda rows: segmentation.place(customers.take(rows)).labels


folder = Path(sys.argv[1])
output = folder / "outputs" / "assignments.parquet"
places = []
for path in sorted(folder.glob("*.npy")):
    labels, segmentation = np.load(path), load_bundle(folder / path.stem)
    table = path.stem.split("-")[0]
    customers = segmentation.contract.read(read_table(folder / f"{table}.parquet")).customers
    place = placing(segmentation, customers)
    places.append((place, labels))
    for way in ways.WAYS:
        if not ways.agrees(way, place, labels):
            print(path.stem, way.__name__)
    assign_file(segmentation, folder / f"{table}-float32.parquet", output, batch_size=257)
    expected = ["none" if label == -1 else f"s{label + 1}" for label in labels]
    if read_table(output)["segment_id"].to_pylist() != expected:
        print(path.stem, "assign_file")


def all_agree():
    return all(ways.agrees(ways.all_at_once, place, labels) for place, labels in places)


if not ways.is_true_in_a_forked_child(all_agree):
    print("in a forked child")
print(len(places))
"""

SERVE_READ_ONLY = (
    """
import os, sys, tempfile
from pathlib import Path

for folder in (Path(sys.argv[2]), Path.cwd(), Path(os.environ["TMPDIR"]), Path.home().parent):
    try:
        (folder / "written").touch()
        print(folder, "can be written")
    except OSError:
        pass

import custseg

if not Path(custseg.__file__).is_relative_to(sys.argv[2]):
    print(custseg.__file__, "is not the read-only install")
"""
    + SERVE
)

# Root may write wherever it likes, unless it gives up the capability CAP_DAC_OVERRIDE (1) by PR_CAPBSET_DROP (24).
OBEY_PERMISSIONS = """
import ctypes, os, sys

if os.geteuid() == 0:
    ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-W", "error", "-c", *sys.argv[1:]])
"""


def save_all(fitted: tuple[Fitted, ...], folder: Path) -> int:
    """Save what may be saved, the labels of the training beside it, and the tables; return the number of bundles."""
    (folder / "outputs").mkdir()
    names = list(grid.COLUMNS)
    for position, name in enumerate(names):
        table = grid.table(name)
        write_table(folder / f"{position}.parquet", table)
        write_table(folder / f"{position}-float32.parquet", in_float32(table))

    def save(number: int) -> bool:
        one = fitted[number]
        name = f"{names.index(one.point.table)}-{number:03d}"
        try:
            save_bundle(one.segmentation, folder / name, report="", card="", lineage={})
        except BundleError as error:
            if "a few customers only" not in error.what:
                raise
            return False
        np.save(folder / f"{name}.npy", one.clusterer.labels_)
        return True

    with ThreadPoolExecutor(8) as pool:  # a save waits for the disk most of the time
        return sum(pool.map(save, range(len(fitted))))


def in_float32(table: pa.Table) -> pa.Table:
    return table.cast(
        pa.schema(
            field.with_type(FLOAT32) if pa.types.is_floating(field.type) else field
            for field in table.schema
        )
    )


def run(*arguments: object, **environment: str) -> list[str]:
    """Run a script in a process of its own; return the lines that it prints, warnings and errors among them."""
    kept = {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", *map(str, arguments)],
        env={**kept, **environment},
        cwd=environment.get("TMPDIR"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """Copy the package to a folder in which nothing can be written."""
    folder = tmp_path / "read_only"
    package = Path(custseg.__file__).parent
    shutil.copytree(package, folder / "custseg", ignore=shutil.ignore_patterns("__pycache__", ".*"))
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder
    for path in everything:
        path.chmod(0o755)


def test_another_process_says_the_same(tmp_path: Path) -> None:
    """With every bundle of the grid: at once, in chunks, alone, from threads, in a fork, file to file."""
    fitted = grid.fitted_grid()
    n_saved = save_all(fitted, tmp_path)

    printed = run(SERVE, tmp_path, PYTHONPATH=str(TESTS))

    assert printed == [str(n_saved)]
    assert n_saved > 0.8 * len(fitted)


def test_a_read_only_install_says_the_same(tmp_path: Path, read_only: Path) -> None:
    """Without a home folder, and with no place for temporary files or compiled code."""
    # Every kernel has to be compiled, which takes seconds: one rule is enough to show that it works.
    n_saved = save_all((grid.fitted(0),), tmp_path)

    printed = run(
        OBEY_PERMISSIONS,
        SERVE_READ_ONLY,
        tmp_path,
        read_only,
        PYTHONPATH=os.pathsep.join([str(read_only), str(TESTS)]),
        HOME=str(read_only / "absent"),
        TMPDIR=str(read_only),
    )

    assert printed == [str(n_saved)]
