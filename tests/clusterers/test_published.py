"""What others found in the same data, as `reference_figures.json` lists it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from sklearn.metrics import adjusted_rand_score

from custseg.clusterers import (
    GaussianMixtureClusterer,
    KMeansClusterer,
    LatentClassClusterer,
)

pytestmark = pytest.mark.reference


@pytest.fixture
def folder() -> Path:
    return Path(os.environ["CUSTSEG_REFERENCE_DATA"])


@pytest.fixture
def figures(folder: Path) -> dict[str, Any]:
    known: dict[str, Any] = json.loads((folder / "reference_figures.json").read_text())
    return known


def test_diabetes_mixture_agrees_with_mclust(folder: Path, figures: dict[str, Any]) -> None:
    """Three full components reach mclust's likelihood, with its sizes and its agreement with the diagnosis."""
    table = pq.read_table(folder / "diabetes.parquet")
    X = np.column_stack([table[name].to_numpy() for name in ("glucose", "insulin", "sspg")])

    clusterer = GaussianMixtureClusterer(n_clusters=3, regularization=1e-9).fit(X)

    known = figures["diabetes"]
    assert clusterer.log_likelihood_ == pytest.approx(
        known["measured"]["log_likelihood_converged"], abs=0.01
    )
    assert clusterer.log_likelihood_ > known["published"]["log_likelihood"]
    assert np.bincount(clusterer.labels_).tolist() == known["published"]["sizes"]
    assert adjusted_rand_score(table["class"].to_pylist(), clusterer.labels_) == pytest.approx(
        known["measured"]["adjusted_rand_with_class"], abs=1e-3
    )


@pytest.mark.parametrize("k", [2, 3, 4, 5, 6])
def test_mcdonalds_kmeans_reaches_the_best_known(
    folder: Path, figures: dict[str, Any], k: int
) -> None:
    """Fifty starts reach the least sum of squares that is known for the yes/no items, within 0.1 %."""
    X = _mcdonalds_items(folder)

    clusterer = KMeansClusterer(n_clusters=k, n_init=50).fit(X)

    known = figures["mcdonalds"]["measured"]["kmeans_best_known"][str(k)]
    assert clusterer.inertia_ == pytest.approx(known, rel=1e-3)


@pytest.mark.parametrize("seed", range(8))
def test_mcdonalds_kmeans_needs_no_more_than_the_defaults(folder: Path, seed: int) -> None:
    """Whatever the seed, ten starts with swaps and single moves reach one of the two best optima known."""
    X = _mcdonalds_items(folder)

    clusterer = KMeansClusterer(n_clusters=4, random_state=seed).fit(X)

    assert clusterer.inertia_ <= 1602.91


def test_mcdonalds_latent_classes_reach_the_best_known(folder: Path) -> None:
    """Four classes of the yes/no items are as likely as the best of hundreds of starts of unsmoothed maximum likelihood."""
    X = _mcdonalds_items(folder)

    clusterer = LatentClassClusterer(n_clusters=4).fit(X)

    assert clusterer.log_likelihood_ >= -7111.11
    assert clusterer.degenerate_ == ()


def test_mcdonalds_latent_classes_bear_missing_answers(folder: Path) -> None:
    """With one answer in seven taken away, most respondents stay in their class."""
    X = _mcdonalds_items(folder).astype(float)
    holed = np.where(np.random.default_rng(0).uniform(size=X.shape) < 1 / 7, np.nan, X)

    whole, rest = (LatentClassClusterer(n_clusters=4).fit(rows) for rows in (X, holed))

    assert adjusted_rand_score(whole.labels_, rest.labels_) > 0.75


def _mcdonalds_items(folder: Path) -> np.ndarray:
    table = pq.read_table(folder / "mcdonalds.parquet")
    items = [
        name
        for name in table.column_names
        if set(table[name].unique().to_pylist()) == {"Yes", "No"}
    ]
    return np.column_stack([np.array(table[name].to_pylist()) == "Yes" for name in items])


def test_vacation_motives_kmeans_finds_the_published_segments(
    folder: Path, figures: dict[str, Any]
) -> None:
    """Six clusters of the motives fit better than the published partition, and agree with it."""
    table = pq.read_table(folder / "vacation_motives.parquet")
    motives = [
        name for name in table.column_names if name not in ("respondent", "published_segment_6")
    ]
    X = np.column_stack([table[name].to_numpy() for name in motives])

    clusterer = KMeansClusterer(n_clusters=6, n_init=200).fit(X)

    known = figures["vacation_motives"]["measured"]
    assert clusterer.inertia_ < known["published_partition_within_ss"]
    assert clusterer.inertia_ == pytest.approx(known["kmeans_best_of_200_within_ss_k6"], rel=1e-3)
    published = table["published_segment_6"].to_pylist()
    assert adjusted_rand_score(published, clusterer.labels_) > 0.75
