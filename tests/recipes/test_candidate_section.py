from __future__ import annotations

from custseg.recipes.candidate_section import GaussianMixtureGrid, HDBSCANGrid, KMeansGrid


def test_a_list_makes_a_candidate_of_each_value() -> None:
    """Two lists make every pair, each with a name of its own."""
    grid = GaussianMixtureGrid(
        learner="gaussian_mixture", n_clusters=(3, 4), covariance_type=("full", "diag")
    )

    names = [name for name, _ in grid.settings()]

    assert names == [
        "gaussian_mixture-3-full",
        "gaussian_mixture-3-diag",
        "gaussian_mixture-4-full",
        "gaussian_mixture-4-diag",
    ]


def test_one_value_is_a_list_of_one() -> None:
    """A setting without brackets means the same as a list with one value."""
    single = KMeansGrid.model_validate({"learner": "kmeans", "n_clusters": 4})
    listed = KMeansGrid.model_validate({"learner": "kmeans", "n_clusters": [4]})

    assert list(single.settings()) == list(listed.settings())
    assert list(single.settings()) == [("kmeans-4", {"noise_fraction": 0.001, "n_clusters": 4})]


def test_placed_noise_is_a_candidate_of_its_own() -> None:
    """Whether the cores take the rest shows in the name."""
    grid = HDBSCANGrid(learner="hdbscan", min_cluster_share=(0.05,), place_noise=(False, True))

    names = [name for name, _ in grid.settings()]

    assert names == ["hdbscan-0.05-0.005", "hdbscan-0.05-0.005-placed"]


def test_shapes_may_compete_by_another_criterion() -> None:
    """The criterion is the mixture's own setting, and makes no candidate of its own."""
    grid = GaussianMixtureGrid.model_validate(
        {
            "learner": "gaussian_mixture",
            "n_clusters": 4,
            "covariance_type": "best",
            "criterion": "icl",
        }
    )

    ((name, settings),) = grid.settings()

    assert name == "gaussian_mixture-4-best"
    assert settings["criterion"] == "icl"
