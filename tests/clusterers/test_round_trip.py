"""Whichever way a training row comes back, it gets the label that it had."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import grid
import ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from grid import Fitted
    from ways import Place

STORAGES = {
    "float64": np.asarray,
    "float32": lambda matrix: matrix.astype(np.float32),
    "Fortran order": np.asfortranarray,
    "float32 in Fortran order": lambda matrix: np.asfortranarray(matrix, dtype=np.float32),
    "every other column": lambda matrix: np.repeat(matrix, 2, axis=1)[:, ::2],
    "backwards in memory": lambda matrix: np.ascontiguousarray(matrix[::-1])[::-1],
}


@pytest.fixture(scope="module")
def fitted() -> tuple[Fitted, ...]:
    return grid.fitted_grid()


def by_predict(one: Fitted) -> Place:
    return lambda rows: one.clusterer.predict(one.matrix[rows])


def by_segmentation(one: Fitted) -> Place:
    return lambda rows: one.segmentation.place(one.customers.take(rows)).labels


@pytest.mark.parametrize("door", [by_predict, by_segmentation])
@pytest.mark.parametrize("way", ways.WAYS)
def test_labels_do_not_depend_on_the_way(
    fitted: tuple[Fitted, ...], way: Callable[..., ways.Placed], door: Callable[[Fitted], Place]
) -> None:
    """At every point of the grid, from the prepared matrix and from the raw columns."""
    other = [
        one.point.name for one in fitted if not ways.agrees(way, door(one), one.clusterer.labels_)
    ]

    assert other == []


@pytest.mark.parametrize("storage", STORAGES)
def test_labels_do_not_depend_on_storage(fitted: tuple[Fitted, ...], storage: str) -> None:
    """However wide the numbers, and in whatever order they lie in memory."""
    other = [
        one.point.name
        for one in fitted
        if not np.array_equal(
            one.clusterer.predict(STORAGES[storage](one.matrix)), one.clusterer.labels_
        )
    ]

    assert other == []


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning")
def test_labels_do_not_change_in_a_forked_child(fitted: tuple[Fitted, ...]) -> None:
    """A worker that is forked after its parent has placed customers, also from threads, places the same."""

    def all_agree() -> bool:
        return all(
            ways.agrees(ways.from_four_threads, door(one), one.clusterer.labels_)
            for one in fitted
            for door in (by_predict, by_segmentation)
        )

    assert all_agree()

    assert ways.is_true_in_a_forked_child(all_agree)


def test_the_grid_is_worth_a_round_trip(fitted: tuple[Fitted, ...]) -> None:
    """It has fits with and without noise, and of one, of few and of dozens of clusters."""
    n_clusters = {one.clusterer.rule_.n_clusters for one in fitted}
    noise_shares = [(one.clusterer.labels_ == -1).mean() for one in fitted]

    assert n_clusters >= {1, 2, 6, 11}
    assert max(n_clusters) > 50
    assert np.count_nonzero(noise_shares) > len(fitted) / 4
    assert min(noise_shares) == 0
