from __future__ import annotations

from custseg.clusterers import (
    CLUSTERERS,
    GaussianMixtureClusterer,
    HDBSCANClusterer,
    KMeansClusterer,
    LatentClassClusterer,
)


def test_recipes_call_every_clusterer_by_its_algorithm() -> None:
    """The names are those of recipes and of the tag `algorithm`."""
    expected = {
        "gaussian_mixture": GaussianMixtureClusterer,
        "hdbscan": HDBSCANClusterer,
        "kmeans": KMeansClusterer,
        "latent_class": LatentClassClusterer,
    }

    assert expected == CLUSTERERS
