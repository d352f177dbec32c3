"""Which mixture fits best among several starts, and has it collapsed on a few customers?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.clusterers.em import em, expect
from custseg.clusterers.extent import Extent
from custseg.clusterers.growing_samples import drawn
from custseg.clusterers.start_mixtures import jump_mixtures, start_mixtures
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.clusterers.covariances import CovarianceShape, CovarianceType
    from custseg.clusterers.em import Climb, Expectation, Mixture
    from custseg.rules import Matrix

# Of the mean log-likelihood, per iteration.
_ON_SAMPLE, _AT_END = 1e-4, 1e-5


@dataclass(frozen=True, kw_only=True, eq=False)
class FoundMixture:
    """A mixture at the end of its climb on all rows.

    Parameters
    ----------
    mixture, covariance_type
        k components, and their type.
    expected, n_customers
        What all rows add up to under the mixture, and how many they are.
    n_iter, has_converged
        Of the last climb.
    has_collapsed
        Whether a component has no extent in a direction in which customers differ.
    """

    mixture: Mixture
    covariance_type: CovarianceType
    expected: Expectation
    n_customers: int
    n_iter: int
    has_converged: bool
    has_collapsed: bool

    @property
    def is_degenerate(self) -> bool:
        """Whether a component stands for fewer than 10 customers, or has no extent."""
        least_size = self.mixture.weights.min() * self.n_customers
        return bool(self.has_collapsed or least_size < MIN_COVERED)


def search_mixture(
    samples: list[Matrix],
    *,
    n_clusters: int,
    shape: CovarianceShape,
    seeds: Sequence[int],
    n_threads: int | None = None,
) -> FoundMixture:
    """Return the likeliest mixture over the starts, a degenerate one only when all are.

    All starts climb for a short while on the first sample, and the best of them to the end (emEM: Biernacki, Celeux and Govaert
    2003), from each sample to the next larger one.

    Parameters
    ----------
    samples
        float64 (n, d) each, n >= 2: growing, the last one all rows, as `growing_samples` gives them.
    n_clusters
        Components; fewer where rows repeat.
    seeds
        One per start.
    n_threads
        Changes no bit.
    """
    extent = Extent.of(drawn(samples), regularization=shape.regularization)
    starts = start_mixtures(
        samples[0],
        n_clusters=n_clusters,
        shape=shape,
        extent=extent,
        seeds=seeds,
        n_threads=n_threads,
    )
    if len(samples) > 1:
        starts = jump_mixtures(
            samples[0], starts, shape=shape, extent=extent, seeds=seeds, n_threads=n_threads
        )
    found = []
    for start in starts:
        found.append(_climb(samples, start, shape=shape, extent=extent, n_threads=n_threads))
        if not found[-1].is_degenerate:
            break
    return min(found, key=lambda one: one.is_degenerate)


def _climb(
    samples: list[Matrix],
    climb: Climb,
    *,
    shape: CovarianceShape,
    extent: Extent,
    n_threads: int | None,
) -> FoundMixture:
    """Carry a start through all samples."""
    rows = samples[-1]
    for sample in samples:
        # Of more rows than are drawn every iteration costs: there, the last digits are not climbed for.
        is_end = sample is rows and rows is drawn(samples)
        tolerance = _AT_END if is_end else _ON_SAMPLE
        climb = em(sample, climb.mixture, shape=shape, tolerance=tolerance, n_threads=n_threads)
    return FoundMixture(
        mixture=climb.mixture,
        covariance_type=shape.covariance_type,
        expected=expect(rows, climb.mixture, n_threads=n_threads),
        n_customers=len(rows),
        n_iter=climb.n_iter,
        has_converged=climb.has_converged,
        has_collapsed=extent.is_lost(climb.mixture),
    )
