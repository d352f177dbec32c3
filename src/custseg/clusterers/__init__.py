"""Learn rules from a matrix: scikit-learn clusterers."""

from custseg.clusterers.base import Clusterer
from custseg.clusterers.gaussian_mixture import GaussianMixtureClusterer
from custseg.clusterers.hdbscan import HDBSCANClusterer
from custseg.clusterers.kmeans import KMeansClusterer
from custseg.clusterers.latent_class import LatentClassClusterer
from custseg.clusterers.registry import CLUSTERERS

__all__ = [
    "CLUSTERERS",
    "Clusterer",
    "GaussianMixtureClusterer",
    "HDBSCANClusterer",
    "KMeansClusterer",
    "LatentClassClusterer",
]
