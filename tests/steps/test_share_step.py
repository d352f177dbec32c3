from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.steps import ShareStep

STEP = ShareStep(
    input_names=("promo_share",),
    fill=np.array([0.3]),
    mean=np.array([0.6]),
    scale=np.array([0.2]),
    covers=10,
)
PLAIN = replace(STEP, mean=np.zeros(1), scale=np.ones(1))


@settings(deadline=None)
@given(x=st.floats(width=32))
def test_agrees_with_naive(x: float) -> None:
    """One value, step by step, says the same; what is below 0 or above 1 counts as 0 or 1."""
    found = STEP.transform(np.array([[x]]))[0, 0]

    expected = naive.share_step(x, fill=0.3, mean=0.6, scale=0.2)
    assert found == pytest.approx(expected, rel=1e-13, abs=1e-14)


def test_known_angles() -> None:
    """sin^2 of 0, 30, 45, 60 and 90 degrees come back as these angles."""
    found = PLAIN.transform(np.array([[0.0], [0.25], [0.5], [0.75], [1.0]])).ravel()

    assert np.degrees(found) == pytest.approx([0, 30, 45, 60, 90], rel=1e-15)


@settings(deadline=None)
@given(p=st.floats(min_value=0, max_value=1))
def test_a_share_and_the_rest_make_a_right_angle(p: float) -> None:
    """arcsin(sqrt(p)) + arcsin(sqrt(1 - p)) is pi / 2."""
    angles = PLAIN.transform(np.array([[p], [1 - p]])).ravel()

    assert angles.sum() == pytest.approx(math.pi / 2, abs=1e-8)


def test_arcsine_never_falls() -> None:
    """A greater share stands above, also among neighbours in float32 where the formula changes."""
    everywhere = np.linspace(0, 1, 5000)
    around = 0.25 + np.arange(-200, 200) * 2.0**-25

    for shares in (everywhere, around):
        assert (np.diff(PLAIN.transform(shares[:, None]), axis=0) > 0).all()


def test_counted_shares_spread_alike_at_every_level() -> None:
    """Anscombe: the variance of arcsin(sqrt(x / m)) is near 1 / 4m, whatever the true share."""
    rng = np.random.default_rng(3)

    spreads = [
        PLAIN.transform((rng.binomial(400, true, 20_000) / 400)[:, None]).var() * 4 * 400
        for true in (0.1, 0.5, 0.9)
    ]

    assert spreads == pytest.approx([1, 1, 1], abs=0.05)
