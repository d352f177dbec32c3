from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import BundleError
from custseg.steps import Projection

STEP = Projection(
    input_names=("spend", "orders", "age_years"),
    mean=np.array([0.1, 0.2, -0.3]),
    components=np.array([[0.6, 0.8, 0.0], [0.0, 0.0, 1.0]]),
    covers=10,
)


def test_agrees_with_naive() -> None:
    """Each component times each row, one by one, says the same."""
    rows = np.random.default_rng(0).normal(size=(50, 3))

    found = STEP.transform(rows)

    mean, components = STEP.mean.tolist(), STEP.components.tolist()
    expected = [
        naive.projection_step(row, mean=mean, components=components) for row in rows.tolist()
    ]
    assert found == pytest.approx(np.array(expected), abs=1e-14)


def test_orthonormal_components_keep_the_distances_among_them() -> None:
    """As many components as columns turn the rows and move nobody."""
    turn, _ = np.linalg.qr(np.random.default_rng(1).normal(size=(3, 3)))
    rows = np.random.default_rng(2).normal(size=(2, 3))

    left, right = replace(STEP, components=turn).transform(rows)

    assert np.linalg.norm(left - right) == pytest.approx(np.linalg.norm(rows[0] - rows[1]))


def test_no_component_is_refused() -> None:
    """A projection on nothing would make all customers alike."""
    with pytest.raises(BundleError, match="there is a component"):
        replace(STEP, components=np.empty((0, 3)))
