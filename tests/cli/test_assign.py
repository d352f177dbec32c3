from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import shop
from custseg.tables import read_table, write_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]

WITHOUT_LEARNERS = """
import sys

class Absent:
    names = {"mlflow", "sklearn", "hdbscan", "scipy", "pandas", "matplotlib", "jinja2", "pydantic", "joblib"}

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())

from custseg.cli import main

main(prog_name="custseg")
"""


def test_a_file_is_assigned(call: Call, bundle: Path, tmp_path: Path) -> None:
    """The counts and the place are said."""
    write_table(tmp_path / "in.parquet", shop.customers())

    done = call("assign", str(bundle), "in.parquet", "--output", "out.csv")

    assert done.exit_code == 0
    assert done.stdout == "300 customers in 4 segments: out.csv\n"
    assert len(read_table(tmp_path / "out.csv")) == 300


def test_a_few_rejects_are_said(call: Call, bundle: Path, tmp_path: Path) -> None:
    """The others are assigned."""
    table = shop.with_value(shop.customers(), "spend", 0, float("inf"))
    write_table(tmp_path / "in.parquet", table)

    done = call("assign", str(bundle), "in.parquet", "-o", "out.parquet")

    assert done.exit_code == 0
    assert "1 rows were rejected, with a reason each: out.rejects.csv" in done.stdout


def test_status_4_says_that_too_many_rows_are_rejected(
    call: Call, bundle: Path, tmp_path: Path
) -> None:
    """There is no output then."""
    table = shop.customers().set_column(1, "spend", [[float("inf")] * 300])
    write_table(tmp_path / "in.parquet", table)

    done = call("assign", str(bundle), "in.parquet", "-o", "out.parquet")

    assert done.exit_code == 4
    assert "300 of 300 rows cannot be assigned" in done.stderr
    assert not (tmp_path / "out.parquet").exists()


def test_a_broken_bundle_assigns_nobody(call: Call, broken_bundle: str, tmp_path: Path) -> None:
    """Status 1, and no output."""
    write_table(tmp_path / "in.parquet", shop.customers())

    done = call("assign", broken_bundle, "in.parquet", "-o", "out.parquet")

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert not (tmp_path / "out.parquet").exists()


def test_assigning_needs_no_learner(bundle: Path, tmp_path: Path) -> None:
    """The command works where scikit-learn, pandas, MLflow and the like are not installed."""
    write_table(tmp_path / "in.parquet", shop.customers())
    arguments = ["assign", str(bundle), "in.parquet", "--output", "out.parquet"]

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT_LEARNERS, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "300 customers in 4 segments: out.parquet\n"
