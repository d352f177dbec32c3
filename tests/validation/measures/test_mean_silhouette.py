from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import silhouette_score

from custseg.validation.measures.mean_silhouette import mean_silhouette


def test_agrees_with_scikit_learn() -> None:
    """Without noise it is scikit-learn's figure; of customers in noise as many count as 0."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(300, 4))
    labels = generator.integers(-1, 3, size=300).astype(np.int32)
    placed = labels != -1

    found = mean_silhouette(matrix, labels)

    expected = silhouette_score(matrix[placed], labels[placed]) * placed.mean()
    assert found == pytest.approx(expected, abs=1e-12)


def test_relabelling_changes_nothing() -> None:
    """Other numbers for the same segments give the same bits."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(300, 4))
    labels = generator.integers(3, size=300).astype(np.int32)

    renumbered = np.array([2, 0, 1], dtype=np.int32)[labels]

    assert mean_silhouette(matrix, renumbered) == mean_silhouette(matrix, labels)


def test_random_labels_lie_nowhere() -> None:
    """Labels by chance are near 0, even of customers that lie in clear groups."""
    generator = np.random.default_rng(0)
    matrix = generator.normal(size=(2000, 4)) + 8 * (np.arange(2000) % 3)[:, None]
    labels = generator.integers(4, size=2000).astype(np.int32)

    assert mean_silhouette(matrix, labels) == pytest.approx(0, abs=0.05)
