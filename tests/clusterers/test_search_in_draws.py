from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.clusterers.density_search import DensitySearch
from custseg.clusterers.search_in_draws import search_in_draws
from custseg.rules import NOISE

if TYPE_CHECKING:
    from collections.abc import Iterator

SEARCH = DensitySearch(
    min_cluster_size=600, min_samples=60, method="eom", epsilon=0.0, allow_single_cluster=False
)


@dataclass(frozen=True, kw_only=True)
class Joining(DensitySearch):
    """A search that finds three groups apart, or the last two joined, as it is told for each draw."""

    joins: Iterator[str]

    def labels(self, X: np.ndarray) -> np.ndarray:
        """Return the groups, in other numbers where they are joined."""
        groups = np.digitize(X[:, 0], [5.0, 15.0])
        return np.maximum(groups - 1, 0) if next(self.joins) == "joined" else 2 - groups


def three_groups() -> np.ndarray:
    """Return three groups around 0, 10 and 20."""
    rng = np.random.default_rng(0)
    return rng.normal(size=(6_000, 2)) + 10.0 * rng.integers(3, size=(6_000, 1))


def searched(*joins: str) -> tuple[np.ndarray, np.ndarray, int]:
    """Return the group, the label and the number of those searched, as so many draws found them."""
    X = three_groups()
    search = Joining(**vars(SEARCH), joins=iter(joins))
    found = search_in_draws(X, search, draw_size=1_000)
    return np.digitize(X[found.rows, 0], [5.0, 15.0]), found.labels, found.n_searched


def test_two_draws_that_agree_are_enough() -> None:
    """Their customers have one numbering, and both draws are among the first as among the last."""
    groups, labels, n_searched = searched("apart", "apart")

    assert (len(labels), n_searched) == (2_000, 2_000)
    assert labels.tolist() == (2 - groups).tolist()


@pytest.mark.parametrize("joins", [("joined", "apart", "apart"), ("apart", "joined", "apart")])
def test_a_third_draw_decides(joins: tuple[str, ...]) -> None:
    """The one that stands alone is left out, though it was looked at."""
    groups, labels, n_searched = searched(*joins)

    assert (len(labels), n_searched) == (2_000, 3_000)
    assert labels.tolist() == (2 - groups).tolist()


def test_few_customers_are_all_searched() -> None:
    """Three draws' worth of them are looked at together."""
    X = three_groups()

    found = search_in_draws(X, SEARCH, draw_size=2_000)

    assert found.n_searched == 6_000
    assert sorted(found.rows.tolist()) == list(range(6_000))


def test_small_clusters_need_larger_draws() -> None:
    """A draw holds 25 customers of the smallest cluster that is asked for."""
    small = DensitySearch(
        min_cluster_size=100, min_samples=10, method="eom", epsilon=0.0, allow_single_cluster=False
    )

    found = search_in_draws(three_groups(), small, draw_size=1_000)

    assert found.n_searched == 2 * 1_500


def test_draws_without_clusters_agree() -> None:
    """All noise in both is one answer."""
    X = np.random.default_rng(0).uniform(size=(6_000, 4))

    found = search_in_draws(X, SEARCH, draw_size=1_000)

    assert found.n_searched == 2_000
    assert set(found.labels.tolist()) == {NOISE}


@pytest.mark.parametrize(
    ("share", "min_cluster_size", "min_samples"), [(0.5, 300, 30), (0.01, 25, 2), (1.0, 600, 60)]
)
def test_counts_shrink_with_the_share(
    share: float, min_cluster_size: int, min_samples: int
) -> None:
    """Down to 25 customers in a cluster, and two neighbours."""
    thinned = SEARCH.thinned(share)

    assert (thinned.min_cluster_size, thinned.min_samples) == (min_cluster_size, min_samples)
