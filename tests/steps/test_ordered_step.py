from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive
from custseg.errors import BundleError
from custseg.steps import OrderedStep

STEP = OrderedStep(
    input_names=("stars",),
    bounds=np.array([1.0, 2.5]),
    scores=np.array([-1.0, 0.25, 1.5]),
    fill=0.25,
    covers=10,
)


@settings(deadline=None)
@given(x=st.one_of(st.sampled_from([1.0, 2.5, float("nan")]), st.floats(width=32)))
def test_agrees_with_naive(x: float) -> None:
    """A walk up the levels finds the same score."""
    found = STEP.transform(np.array([[x]]))[0, 0]

    assert found == naive.ordered_step(x, bounds=[1, 2.5], scores=[-1, 0.25, 1.5], fill=0.25)


def test_a_bound_belongs_to_the_level_below_it() -> None:
    """A bound is the greatest value of its level."""
    found = STEP.transform(np.array([[2.5], [2.5000001]])).ravel()

    assert found.tolist() == [0.25, 1.5]


def test_a_single_level_needs_no_bound() -> None:
    """A constant column has one score for everybody."""
    step = replace(STEP, bounds=np.empty(0), scores=np.zeros(1))

    assert step.transform(np.array([[-5.0], [5.0]])).tolist() == [[0.0], [0.0]]


@pytest.mark.parametrize(
    ("name", "altered", "message"),
    [
        ("bounds", np.array([2.5, 1.0]), "bounds ascend"),
        ("scores", np.array([1.0, 0.0, 2.0]), "scores ascend"),
        ("fill", float("nan"), "fill is finite"),
        ("input_names", ("stars", "age"), "it reads one column"),
    ],
)
def test_fields_that_do_not_fit_are_refused(name: str, altered: object, message: str) -> None:
    """An altered bundle is refused before it scores anybody."""
    with pytest.raises(BundleError, match=message):
        replace(STEP, **{name: altered})  # type: ignore[arg-type]
