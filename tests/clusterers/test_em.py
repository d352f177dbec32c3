from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn.mixture import GaussianMixture

import naive
from custseg.clusterers.covariances import COVARIANCE_TYPES, CovarianceShape
from custseg.clusterers.em import Mixture, em, expect, log_densities, maximise

if TYPE_CHECKING:
    from custseg.clusterers.covariances import CovarianceType

ROWS = hnp.arrays(
    np.float64,
    st.tuples(st.integers(4, 12), st.integers(1, 3)),
    elements=st.integers(-30, 30).map(lambda tenths: tenths / 10),
)


def start(X: np.ndarray, k: int) -> Mixture:
    """Return balls of variance 4 around the first rows, of unequal weights."""
    weights = np.arange(1.0, k + 1) / np.arange(1.0, k + 1).sum()
    balls = np.repeat(np.eye(X.shape[1])[None] / 2, k, axis=0)
    return Mixture(weights=weights, means=X[:k].copy(), precisions_cholesky=balls)


def covariances(mixture: Mixture) -> np.ndarray:
    roots = np.linalg.inv(mixture.precisions_cholesky)
    return np.asarray(roots.transpose(0, 2, 1) @ roots)


@settings(deadline=None, max_examples=30)
@given(X=ROWS, k=st.integers(1, 3))
def test_one_iteration_is_what_a_walk_finds(X: np.ndarray, k: int) -> None:
    """Posteriors by Bayes' theorem, and the moments that they weigh."""
    begun = start(X, k)
    log_likelihood, weights, means, scatter = naive.em_step(
        X.tolist(),
        means=begun.means.tolist(),
        covariances=covariances(begun).tolist(),
        weights=begun.weights.tolist(),
    )

    expected = expect(X, begun)
    found = maximise(
        expected, begun, shape=CovarianceShape(covariance_type="full", regularization=0.01)
    )

    assert expected.log_likelihood == pytest.approx(log_likelihood)
    np.testing.assert_allclose(found.weights, weights, rtol=1e-9)
    np.testing.assert_allclose(found.means, means, atol=1e-9)
    regularized = np.array(scatter) + 0.01 * np.eye(X.shape[1])
    np.testing.assert_allclose(covariances(found), regularized, atol=1e-9)


@pytest.mark.parametrize("covariance_type", COVARIANCE_TYPES)
def test_it_climbs_where_scikit_learn_does(
    rows: np.ndarray, covariance_type: CovarianceType
) -> None:
    """From the same start, the same number of iterations leads to the same mixture."""
    begun = start(rows, 4)
    inverse = {"full": begun.precisions_cholesky**2, "tied": np.eye(3) / 4}
    inverse |= {"diag": np.full((4, 3), 0.25), "spherical": np.full(4, 0.25)}
    peer = GaussianMixture(
        4,
        covariance_type=covariance_type,
        reg_covar=1e-4,
        weights_init=begun.weights,
        means_init=begun.means,
        precisions_init=inverse[covariance_type],
        max_iter=200,
        tol=1e-9,
    ).fit(rows)
    shape = CovarianceShape(covariance_type=covariance_type, regularization=1e-4)

    found = em(rows, begun, shape=shape, tolerance=1e-9)

    np.testing.assert_allclose(found.mixture.means, peer.means_, atol=1e-3)
    np.testing.assert_allclose(found.mixture.weights, peer.weights_, atol=1e-4)
    assert found.log_likelihood / len(rows) == pytest.approx(peer.score(rows), abs=1e-5)


def test_no_iteration_loses_likelihood(rows: np.ndarray) -> None:
    """Each climbs, or stands at the top."""
    shape = CovarianceShape(covariance_type="full", regularization=1e-9)
    heights = [
        em(rows, start(rows, 3), shape=shape, tolerance=0, max_iter=n).log_likelihood
        for n in range(1, 12)
    ]

    assert (np.diff(heights) > -1e-9).all()


def test_certainty_is_of_the_greatest_posterior(rows: np.ndarray) -> None:
    """The logarithms of each row's greatest posterior are summed."""
    mixture = start(rows, 3)
    whole = log_densities(rows, mixture)
    parts = [
        log_densities(
            rows,
            Mixture(
                weights=mixture.weights[own],
                means=mixture.means[own],
                precisions_cholesky=mixture.precisions_cholesky[own],
            ),
        )
        for own in ([0], [1], [2])
    ]

    expected = expect(rows, mixture)

    assert expected.log_certainty == pytest.approx((np.max(parts, axis=0) - whole).sum())
    assert expected.log_likelihood == pytest.approx(whole.sum())


@pytest.mark.parametrize("n_threads", [2, 3])
def test_threads_change_no_bit(n_threads: int) -> None:
    """Sums are added chunk by chunk, in the chunks' order."""
    X = np.random.default_rng(1).normal(size=(50_000, 3))
    shape = CovarianceShape(covariance_type="full", regularization=1e-6)
    alone = em(X, start(X, 3), shape=shape, tolerance=0, max_iter=3, n_threads=1).mixture

    shared = em(X, start(X, 3), shape=shape, tolerance=0, max_iter=3, n_threads=n_threads).mixture

    np.testing.assert_array_equal(shared.means, alone.means)
    np.testing.assert_array_equal(shared.precisions_cholesky, alone.precisions_cholesky)
