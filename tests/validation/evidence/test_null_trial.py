from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

import examples
import naive
from custseg.candidates import ClustererCandidate
from custseg.clusterers.search_centroids import started
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.rules import CentroidRule
from custseg.segmentation import Column, Customers
from custseg.validation import (
    NullCheck,
    NullDraws,
    NullTrial,
    Score,
    bootstrap_refit,
    draw_copula,
    permute_columns,
    structure_word,
)

if TYPE_CHECKING:
    from conftest import EvidenceOf
    from custseg.segmentation import Segmentation

NAMES = ("visits", "spend", "age_years")
# No column alone parts the groups, so permuted columns have no groups of their own.
GROUPS = np.array(
    [[0.0, 0.0, 9.0], [3.0, 9.0, 3.0], [6.0, 3.0, 0.0], [9.0, 6.0, 6.0], [1.0, 5.0, 1.0], [8, 1, 8]]
)


@dataclass(frozen=True)
class Quick:
    """Find six groups by a single start of k-means, since hundreds of tables are fitted."""

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Return a segmentation without a preparation."""
        found = started(customers.raw, seed, n_clusters=len(GROUPS))
        rule = CentroidRule(
            input_names=customers.names,
            centroids=found.centroids,
            counts=found.counts,
            variance=1.0,
            limit=None,
        )
        return replace(examples.segmentation(), preparation=None, rule=rule)


def trial_on(rows: np.ndarray, *, algorithm: str = "kmeans", **parameters: object) -> NullTrial:
    columns = tuple(Column(name=name, kind="number") for name in NAMES)
    preprocessor = ColumnPreprocessor(tuple(Treated(name=name, kind="number") for name in NAMES))
    customers = Customers(ids=pa.array(range(len(rows))), columns=columns, raw=rows)
    candidate = ClustererCandidate(
        name="three",
        algorithm=algorithm,
        segmentation_name="shop",
        id_column="id",
        preprocessor=preprocessor,
        parameters=parameters or {"n_clusters": 3, "n_init": 2},
    )
    return NullTrial(
        candidate=candidate,
        sample=customers,
        preparation=preprocessor.fit(rows).preparation_,
        seed=4,
    )


def grouped(n: int, *, spread: float = 1.0) -> np.ndarray:
    rng = np.random.default_rng(5)
    return GROUPS[np.arange(n) % 6] + rng.normal(0, spread, (n, 3))


def draws_of(trial: NullTrial, n_draws: int) -> NullDraws:
    permuted, copula = (
        [trial.drawn(null, number) for number in range(n_draws)]
        for null in (permute_columns, draw_copula)
    )
    return NullDraws(
        observed=trial.observed(),
        permuted=np.array([(one.stability, one.separation) for one in permuted]),
        copula=np.array([(one.stability, one.separation) for one in copula]),
        n_customers=len(trial.sample),
        n_pairs=trial.n_pairs,
    )


def test_figures_are_those_of_a_fit_and_its_refits() -> None:
    """Separation is the mean silhouette in the recipe's matrix, stability the mean index of all pairs of the fit and its refits."""
    trial = trial_on(grouped(60, spread=3.0))

    found = trial.observed()

    customers = trial.sample
    labels = trial.candidate.fit(customers, seed=4).place(customers).labels.tolist()
    refits = [
        bootstrap_refit(trial.candidate, customers, n_drawn=60, number=number, seed=4)
        for number in range(2)
    ]
    two, three = (refit.place(customers).labels.tolist() for refit in refits)
    matrix = trial.preparation.transform(customers.raw).tolist()
    pairs = ((labels, two), (labels, three), (two, three))
    indices = [naive.adjusted_rand(*pair) for pair in pairs]
    assert found.separation == pytest.approx(np.mean(naive.silhouettes(matrix, labels)))
    assert found.stability == pytest.approx(np.mean(indices))
    assert trial.n_pairs == 3


def test_draws_depend_on_seed_and_number_alone() -> None:
    """A draw comes out the same in any order, and in another process; other numbers and seeds give others."""
    trial = trial_on(grouped(60))

    first = trial.drawn(draw_copula, 7)

    elsewhere = pickle.loads(pickle.dumps(trial))  # noqa: S301 - our own
    assert elsewhere.drawn(draw_copula, 7) == first
    assert trial.drawn(draw_copula, 8) != first
    assert replace(trial, seed=5).drawn(draw_copula, 7) != first


def test_refits_that_find_nothing_are_not_stable() -> None:
    """Where all is noise in every refit they agree wholly, and that is no sign of structure."""
    rows = np.random.default_rng(6).uniform(size=(80, 3))

    found = trial_on(rows, algorithm="hdbscan", min_cluster_size=40, min_samples=20).observed()

    assert (found.stability, found.separation) == (0.0, 0.0)


@pytest.mark.parametrize(("is_grouped", "word"), [(True, "natural"), (False, "constructed")])
def test_groups_are_told_from_none(
    evidence_of: EvidenceOf,
    is_grouped: bool,  # noqa: FBT001 - pytest hands it over
    word: str,
) -> None:
    """Six clear groups are natural, customers all over the place are segments of our making."""
    uniform = np.random.default_rng(8).uniform(size=(150, 3))
    trial = replace(trial_on(grouped(150) if is_grouped else uniform), candidate=Quick())

    score = NullCheck().score(evidence_of([0, 1], null_draws=draws_of(trial, 81)))

    assert isinstance(score, Score)
    assert structure_word(score) == word
