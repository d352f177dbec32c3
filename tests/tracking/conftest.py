from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

import examples
from custseg.export import save_bundle
from custseg.tracking import DatasetFacts, RunRecord, log_runs, register_bundle
from custseg.tracking.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mlflow import MlflowClient

    from custseg.tracking import Registered

METRICS = {"stability/ari": 0.83, "size/smallest_share": 0.26}


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """A bundle on disk, and what `save_bundle` said of it."""

    folder: Path
    digest: str

    def register(self, run_id: str, **options: Any) -> Registered:
        """Register it as `households`."""
        return register_bundle(
            "households", self.folder, digest=self.digest, run_id=run_id, metrics=METRICS, **options
        )


@pytest.fixture
def facts() -> DatasetFacts:
    return DatasetFacts(name="households", digest="ab" * 32, n_rows=2_222)


@pytest.fixture
def record() -> RunRecord:
    return RunRecord(
        name="kmeans-3",
        params={"n_clusters": "3"},
        metrics=METRICS,
        tags={"algorithm": "kmeans"},
        artifacts={"scorecard.json": b'{"candidate": "kmeans-3"}', "plots/profile.png": b"\x89PNG"},
    )


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return _saved(tmp_path, "first")


@pytest.fixture
def other_bundle(tmp_path: Path) -> Bundle:
    return _saved(tmp_path, "second")


@pytest.fixture
def client(mlflow_store: Path) -> Iterator[MlflowClient]:
    """Give a client of the test's own store, which is the working folder."""
    assert mlflow_store.is_dir()
    with open_store() as opened:
        yield opened


@pytest.fixture
def run_id(mlflow_store: Path, record: RunRecord, facts: DatasetFacts) -> str:
    """Log one candidate, and return its run."""
    assert mlflow_store.is_dir()
    return log_runs("shop", RunRecord(name="run"), [record], facts).children["kmeans-3"]


def _saved(folder: Path, report: str) -> Bundle:
    digest = save_bundle(
        examples.segmentation(), folder / report, report=report, card="", lineage={}
    )
    return Bundle(folder=folder / report, digest=digest)
