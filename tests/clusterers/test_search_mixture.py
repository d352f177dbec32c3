from __future__ import annotations

import numpy as np
import pytest

from custseg.clusterers.covariances import CovarianceShape
from custseg.clusterers.em import em
from custseg.clusterers.extent import Extent
from custseg.clusterers.growing_samples import growing_samples
from custseg.clusterers.search_mixture import search_mixture
from custseg.clusterers.start_mixtures import jump_mixtures, start_mixtures

SHAPE = CovarianceShape(covariance_type="full", regularization=1e-6)


@pytest.fixture
def ridges() -> np.ndarray:
    """Five groups, long in one direction and side by side in the other."""
    rng = np.random.default_rng(3)
    groups = rng.integers(5, size=30_000)
    return (
        rng.normal(size=(30_000, 2)) * [6.0, 0.4] + np.c_[np.zeros(5), np.arange(5) * 3.0][groups]
    )


@pytest.mark.parametrize("n", [3000, 9000, 30_000])
def test_the_groups_are_found(ridges: np.ndarray, n: int) -> None:
    """Few rows, some, and many: each group has about its fifth of the rows."""
    found = search_mixture(
        growing_samples(ridges[:n]), n_clusters=5, shape=SHAPE, seeds=[0, 1, 2, 3]
    )

    np.testing.assert_allclose(found.mixture.weights, 0.2, atol=0.03)
    assert found.has_converged
    assert not found.is_degenerate


@pytest.mark.parametrize("n_threads", [2, 3])
def test_threads_change_no_bit(ridges: np.ndarray, n_threads: int) -> None:
    """Starts, jumps and sums share threads, and nothing depends on how many."""
    samples = growing_samples(ridges)
    alone = search_mixture(samples, n_clusters=3, shape=SHAPE, seeds=[0, 1], n_threads=1)

    shared = search_mixture(samples, n_clusters=3, shape=SHAPE, seeds=[0, 1], n_threads=n_threads)

    np.testing.assert_array_equal(shared.mixture.means, alone.mixture.means)
    assert shared.expected.log_likelihood == alone.expected.log_likelihood


def test_jumps_lose_no_likelihood_and_no_soundness(ridges: np.ndarray) -> None:
    """Three far rows of their own would be likelier, and no component takes them."""
    near = ridges[:3000]
    X = np.r_[near, [[900.0, 900.0], [900.1, 900.0], [900.0, 900.1]]]
    extent = Extent.of(X, regularization=1e-6)
    starts = start_mixtures(near, n_clusters=4, shape=SHAPE, extent=extent, seeds=[0, 1])
    climbs = [em(X, start.mixture, shape=SHAPE, tolerance=0, max_iter=1) for start in starts]
    alone = start_mixtures(X, n_clusters=4, shape=SHAPE, extent=extent, seeds=[0, 1])

    jumped = jump_mixtures(X, climbs, shape=SHAPE, extent=extent, seeds=[0, 1])

    assert all(one.mixture.weights.min() * len(X) >= 10 for one in climbs)
    assert all(one.mixture.weights.min() * len(X) >= 10 for one in jumped)
    assert jumped[0].log_likelihood >= max(one.log_likelihood for one in climbs)
    assert alone[0].log_likelihood > jumped[0].log_likelihood
