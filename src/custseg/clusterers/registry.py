"""Which clusterers are there, under the names that recipes call them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.clusterers.gaussian_mixture import GaussianMixtureClusterer
from custseg.clusterers.hdbscan import HDBSCANClusterer
from custseg.clusterers.kmeans import KMeansClusterer
from custseg.clusterers.latent_class import LatentClassClusterer

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.clusterers.base import Clusterer

CLUSTERERS: dict[str, Callable[..., Clusterer]] = {
    "gaussian_mixture": GaussianMixtureClusterer,
    "hdbscan": HDBSCANClusterer,
    "kmeans": KMeansClusterer,
    "latent_class": LatentClassClusterer,
}
