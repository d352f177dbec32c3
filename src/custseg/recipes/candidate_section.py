"""Which learners compete, over which settings?"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from custseg.recipes.framework_section import (
    RFMGridSection,
    SegmentationTreeSection,
    ThresholdSegmentsSection,
    ValuePotentialSection,
    ValueTiersSection,
)
from custseg.recipes.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator


def _as_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else (value,)


Share = Annotated[float, Field(gt=0, le=0.5)]
NClusters = Annotated[int, Field(ge=2, le=50)]
NoiseFraction = Annotated[float, Field(ge=0, lt=1)]
Integers = Annotated[tuple[NClusters, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
Shares = Annotated[tuple[Share, ...], BeforeValidator(_as_tuple), Field(min_length=1)]
Booleans = Annotated[tuple[bool, ...], BeforeValidator(_as_tuple), Field(min_length=1)]


class Grid(Section):
    """Settings of one learner; a list makes one candidate of each value.

    Parameters
    ----------
    learner
        In `CLUSTERERS`.
    noise_fraction
        Share of customers so far from every cluster that none claims them.
    projection
        Principal components that follow the preparation; none unless given.
    """

    learner: str
    noise_fraction: NoiseFraction = 0.001
    projection: Annotated[int, Field(ge=1)] | None = None

    def settings(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield a name and the learner's parameters for each point of the grid."""
        lists = {key: value for key, value in self if isinstance(value, tuple)}
        alone = {
            key: value
            for key, value in self
            if not isinstance(value, tuple) and key not in ("learner", "projection")
        }
        for values in product(*lists.values()):
            point = dict(zip(lists, values, strict=True))
            words = [_word(key, value) for key, value in point.items()]
            name = "-".join([self.learner, *(word for word in words if word)])
            yield name, {**alone, **point}


class KMeansGrid(Grid):
    """K-means over several numbers of clusters.

    Examples
    --------
    >>> grid = KMeansGrid(learner="kmeans", n_clusters=(3, 4))
    >>> [name for name, _ in grid.settings()]
    ['kmeans-3', 'kmeans-4']
    """

    learner: Literal["kmeans"]
    n_clusters: Integers


class GaussianMixtureGrid(Grid):
    """Gaussian mixtures over numbers of clusters and shapes of the covariance.

    Parameters
    ----------
    criterion
        Which shape is best where `covariance_type` is `best`.
    """

    learner: Literal["gaussian_mixture"]
    n_clusters: Integers
    covariance_type: Annotated[
        tuple[Literal["full", "tied", "diag", "spherical", "best"], ...],
        BeforeValidator(_as_tuple),
        Field(min_length=1),
    ] = ("full",)
    criterion: Literal["bic", "icl"] = "bic"


class HDBSCANGrid(Grid):
    """HDBSCAN over its densities, given as shares of the customers.

    Parameters
    ----------
    min_cluster_share, min_samples_share
        Shares of the customers: the smallest cluster, and the neighbours that make a place dense.
    place_noise
        Whether the dense cores take the rest of the customers, too.
    """

    learner: Literal["hdbscan"]
    noise_fraction: Literal[0] = 0
    min_cluster_share: Shares
    min_samples_share: Shares = (0.005,)
    place_noise: Booleans = (False,)


class LatentClassGrid(Grid):
    """Latent classes over several numbers of clusters; they read the columns that have levels.

    Parameters
    ----------
    projection
        None: levels have no principal components.
    """

    learner: Literal["latent_class"]
    projection: None = None
    n_clusters: Integers


CandidateSection: TypeAlias = Annotated[
    KMeansGrid
    | GaussianMixtureGrid
    | HDBSCANGrid
    | LatentClassGrid
    | RFMGridSection
    | ValueTiersSection
    | ValuePotentialSection
    | ThresholdSegmentsSection
    | SegmentationTreeSection,
    Field(discriminator="learner"),
]


def _word(key: str, value: object) -> str:
    if isinstance(value, bool):
        return key.replace("place_noise", "placed") if value else ""
    return str(value)
