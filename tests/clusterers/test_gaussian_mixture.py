from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

from custseg.clusterers import GaussianMixtureClusterer
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import NOISE


def cigars() -> tuple[np.ndarray, np.ndarray]:
    """Return two long parallel groups, which k-means on the raw rows cuts across."""
    rng = np.random.default_rng(4)
    truth = np.repeat([0, 1], [250, 150])
    return rng.normal(size=(400, 2)) * [10.0, 0.3] + np.array([[0.0, 0.0], [0.0, 3.0]])[
        truth
    ], truth


@pytest.mark.parametrize("covariance_type", ["full", "tied", "diag", "spherical"])
def test_it_is_scikit_learns_likelihood(rows: np.ndarray, covariance_type: str) -> None:
    """Density and posterior are those of scikit-learn's mixture with the same parameters."""
    clusterer = GaussianMixtureClusterer(
        n_clusters=4,
        covariance_type=covariance_type,  # type: ignore[arg-type]
    ).fit(rows)
    peer = GaussianMixture(4, covariance_type="full")
    peer.means_ = clusterer.rule_.means
    peer.weights_ = np.exp(clusterer.rule_.log_weights)
    peer.precisions_cholesky_ = clusterer.rule_.precisions_cholesky

    single = rows.astype(np.float32).astype(np.float64)

    assert clusterer.log_likelihood_ == pytest.approx(peer.score_samples(single).sum())
    np.testing.assert_allclose(clusterer.membership(rows), peer.predict_proba(single), atol=1e-9)


def test_long_parallel_groups_are_found() -> None:
    """A start on whitened rows finds what starts on the rows as they are do not."""
    X, truth = cigars()

    labels = GaussianMixtureClusterer(n_clusters=2, covariance_type="tied", n_init=2).fit(X).labels_

    assert adjusted_rand_score(truth, labels) > 0.98


def test_units_do_not_matter(rows: np.ndarray) -> None:
    """Rows in thousandths and shifted give the same labels: regularization follows the variance."""
    labels = GaussianMixtureClusterer(n_clusters=4).fit(rows).labels_

    scaled = GaussianMixtureClusterer(n_clusters=4).fit(rows / 1024 + 2).labels_

    assert adjusted_rand_score(labels, scaled) > 0.98


def test_a_component_on_few_customers_loses_to_a_sound_one() -> None:
    """A start that collapses on 3 customers has the greatest likelihood here, and does not win."""
    rng = np.random.default_rng(0)
    groups = [rng.normal(size=(150, 2)), rng.normal(4, 1, (100, 2)), np.full((3, 2), 14.0)]

    clusterer = GaussianMixtureClusterer(n_clusters=2, n_init=6).fit(np.concatenate(groups))

    assert np.bincount(clusterer.labels_).min() > 100
    assert clusterer.degenerate_ == ()


def test_a_component_without_extent_is_told() -> None:
    """Customers who are all alike in one cluster collapse its covariance."""
    X = np.concatenate([np.random.default_rng(0).normal(size=(60, 2)), np.full((40, 2), 9.0)])

    with pytest.warns(DegenerateFit, match="a component has no extent"):
        GaussianMixtureClusterer(n_clusters=2).fit(X)


def test_a_constant_column_is_no_fault(rows: np.ndarray) -> None:
    """Where no customers differ at all, no component can have an extent."""
    clusterer = GaussianMixtureClusterer(n_clusters=4).fit(np.c_[rows, np.ones(len(rows))])

    assert clusterer.degenerate_ == ()


def test_a_share_of_the_customers_is_noise(rows: np.ndarray) -> None:
    """The least likely 5 % are noise."""
    clusterer = GaussianMixtureClusterer(n_clusters=4, noise_fraction=0.05).fit(rows)

    assert np.mean(clusterer.labels_ == NOISE) == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize(
    ("parameters", "fault"),
    [
        ({"n_clusters": 0}, "n_clusters=0"),
        ({"n_init": 0}, "n_init=0"),
        ({"noise_fraction": -0.1}, "noise_fraction=-0.1"),
        ({"regularization": 0.0}, "regularization=0.0"),
        ({"covariance_type": "round"}, "covariance_type='round'"),
        ({"criterion": "aic"}, "criterion='aic'"),
        ({"n_clusters": 10}, "n_samples=9, n_clusters=10"),
    ],
)
def test_impossible_parameters_are_refused(parameters: dict[str, float], fault: str) -> None:
    """They are named when fit looks at them."""
    with pytest.raises(ParameterError, match=fault):
        GaussianMixtureClusterer(**parameters).fit(np.eye(9))  # type: ignore[arg-type]


@pytest.mark.parametrize("criterion", ["bic", "icl"])
def test_covariance_types_compete(rows: np.ndarray, criterion: str) -> None:
    """Round groups of equal extent need no more than balls, and the cheapest type that fits wins."""
    criteria = {
        covariance_type: getattr(
            GaussianMixtureClusterer(4, covariance_type=covariance_type).fit(rows), f"{criterion}_"
        )
        for covariance_type in ("full", "tied", "diag", "spherical")
    }

    best = GaussianMixtureClusterer(4, covariance_type="best", criterion=criterion).fit(rows)

    assert best.covariance_type_ == min(criteria, key=lambda one: criteria[one])
    assert getattr(best, f"{criterion}_") == min(criteria.values())


def test_long_groups_need_their_own_shape() -> None:
    """Parallel groups of one shape are tied."""
    X, _ = cigars()

    clusterer = GaussianMixtureClusterer(2, covariance_type="best").fit(
        X @ np.array([[1, 0.3], [0, 1]])
    )

    assert clusterer.covariance_type_ == "tied"


def test_the_order_of_many_rows_does_not_matter() -> None:
    """Shuffled rows give the same components, as far as sums are rounded, and the same labels."""
    rng = np.random.default_rng(6)
    X = (
        rng.normal(size=(20_000, 2))
        + np.array([[0, 0], [6, 0], [0, 7]])[rng.integers(3, size=20_000)]
    )
    mixed = rng.permutation(len(X))

    clusterer = GaussianMixtureClusterer(3).fit(X)
    again = GaussianMixtureClusterer(3).fit(X[mixed])

    np.testing.assert_allclose(again.rule_.means, clusterer.rule_.means, atol=1e-9)
    assert np.mean(again.labels_ == clusterer.labels_[mixed]) > 0.9999
