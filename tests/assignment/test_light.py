from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import examples
from custseg.export import save_bundle
from custseg.features import FeatureState, LapseModel
from custseg.tables import read_table, write_table

if TYPE_CHECKING:
    from pathlib import Path

NIGHTLY_JOB = """
import sys
from pathlib import Path

class Absent:
    names = {"mlflow", "sklearn", "scipy", "hdbscan", "pandas", "matplotlib", "jinja2", "pydantic", "polars", "joblib", "clvkit"}

    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in self.names:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())

from custseg.assignment import assign_file
from custseg.export import load_bundle

folder = Path(sys.argv[1])
for suffix in (".parquet", ".csv"):
    done = assign_file(load_bundle(folder / "1"), folder / f"in{suffix}", folder / f"out{suffix}")
    print(done.n_assigned)
"""


def test_a_nightly_job_needs_no_learner(tmp_path: Path) -> None:
    """From a bundle to assignments in a new process without scikit-learn, pandas, MLflow and the like."""
    plain = examples.segmentation()
    lapse = LapseModel(r=0.243, alpha=30.898, a=0.793, b=2.426, n_customers=2357)
    contract = replace(plain.contract, features=FeatureState(lapse=lapse))
    segmentation = replace(plain, contract=contract)
    save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})
    for suffix in (".parquet", ".csv"):
        write_table(tmp_path / f"in{suffix}", examples.customer_table())

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", NIGHTLY_JOB, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout.split(), done.stderr) == (["300", "300"], "")
    expected = segmentation.assign(examples.customer_table()).to_pylist()
    assert read_table(tmp_path / "out.parquet").to_pylist() == expected
