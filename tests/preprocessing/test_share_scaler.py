from __future__ import annotations

import numpy as np
import pytest

from custseg.preprocessing import ShareScaler


def test_it_standardises_angles() -> None:
    """Mean and scale are those of arcsin(sqrt(share))."""
    shares = np.random.default_rng(0).beta(0.5, 3, 300).astype(np.float32).astype(np.float64)
    angles = np.arcsin(np.sqrt(shares))

    (step,) = ShareScaler().fit(shares[:, None]).preparation_.treatments

    assert step.mean[0] == pytest.approx(angles.mean())
    assert step.scale[0] == pytest.approx(angles.std())


def test_beyond_the_ends_counts_as_the_ends() -> None:
    """A share of 1.3, made by a refund, is 1."""
    scaler = ShareScaler().fit(np.linspace(0, 1, 50)[:, None])

    result = scaler.transform(np.array([[1.3], [1.0], [-0.2], [0.0]])).ravel()

    assert result[0] == result[1]
    assert result[2] == result[3]
