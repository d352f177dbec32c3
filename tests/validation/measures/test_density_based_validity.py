from __future__ import annotations

import numpy as np
import pytest
from hdbscan.validity import validity_index
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.validation.measures.density_based_validity import density_based_validity


def _draw(seed: int, *, n: int, n_columns: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    labels = generator.integers(-1, 3, size=n).astype(np.int32)
    return generator.normal(size=(n, n_columns)) + 3 * labels[:, None], labels


@given(seed=st.integers(0, 1000), n=st.integers(1, 40), n_columns=st.integers(1, 6))
@settings(deadline=None, max_examples=40)
def test_agrees_with_naive(seed: int, n: int, n_columns: int) -> None:
    """Noise, doubles, pairs, lone customers and single segments included."""
    matrix, labels = _draw(seed, n=n, n_columns=n_columns)
    matrix[n // 2 :: 5] = matrix[0]

    found = density_based_validity(matrix, labels, n_segments=3)

    expected = naive.density_based_validity(matrix.tolist(), labels.tolist())
    assert found.tolist() == pytest.approx([expected.get(one, 0.0) for one in range(3)])


@pytest.mark.parametrize("n_columns", [2, 3, 10])
def test_agrees_with_hdbscan(n_columns: int) -> None:
    """Of rows that come densest first hdbscan's figures are the same: of edges equally long it takes the earliest row's."""
    matrix, labels = _draw(0, n=300, n_columns=n_columns)
    order = _densest_first(matrix, labels)
    matrix, labels = matrix[order], labels[order]

    found = density_based_validity(matrix, labels, n_segments=3)

    whole, expected = validity_index(matrix, labels, per_cluster_scores=True)
    shares = np.bincount(labels[labels != -1]) / len(labels)
    np.testing.assert_allclose(found, expected, atol=1e-10)
    assert found @ shares == pytest.approx(whole)


def test_order_of_the_rows_changes_nothing() -> None:
    """Shuffled rows give the same bits, where hdbscan's figure moves."""
    matrix, labels = _draw(1, n=300, n_columns=2)
    order = np.random.default_rng(0).permutation(300)

    found = density_based_validity(matrix, labels, n_segments=3)

    shuffled = density_based_validity(matrix[order], labels[order], n_segments=3)
    assert shuffled.tolist() == found.tolist()
    assert abs(validity_index(matrix[order], labels[order]) - validity_index(matrix, labels)) > 0.01


def test_relabelling_changes_nothing() -> None:
    """Other numbers for the same segments only move the figures."""
    matrix, labels = _draw(2, n=200, n_columns=3)
    renumbered = np.array([2, 0, 1, -1], dtype=np.int32)[labels]

    found = density_based_validity(matrix, renumbered, n_segments=3)

    expected = density_based_validity(matrix, labels, n_segments=3)
    assert found[[2, 0, 1]].tolist() == expected.tolist()


def test_many_columns_do_not_overflow() -> None:
    """Distances of 1e-8 and of 1e8 to the power of 60 columns still have a mean."""
    matrix, labels = _draw(3, n=60, n_columns=60)

    near, far = (
        density_based_validity(scale * matrix, labels, n_segments=3) for scale in (1e-8, 1e8)
    )

    np.testing.assert_allclose(near, far)


def test_clear_groups_beat_random_labels() -> None:
    """Groups far apart come near 1; labels by chance lie below 0."""
    matrix, labels = _draw(4, n=400, n_columns=2)
    clear = density_based_validity(matrix + 100 * labels[:, None], labels, n_segments=3)
    chance = density_based_validity(matrix, np.roll(labels, 1), n_segments=3)

    assert clear.min() > 0.9
    assert chance.max() < 0


def _densest_first(matrix: np.ndarray, labels: np.ndarray) -> np.ndarray:
    cores = np.zeros(len(labels))
    for segment in range(3):
        rows = matrix[labels == segment].tolist()
        cores[labels == segment] = naive.core_distances(rows)
    return np.argsort(cores)
