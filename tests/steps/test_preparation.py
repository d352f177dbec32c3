from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import BundleError
from custseg.steps import CategoryStep, NumberStep, Preparation, Projection

NUMBER = NumberStep(
    input_names=("age_years", "n_children"),
    fill=np.zeros(2),
    low=np.full(2, -9.0),
    high=np.full(2, 9.0),
    mean=np.zeros(2),
    scale=np.ones(2),
    covers=40,
)
CATEGORY = CategoryStep(
    input_names=("region",),
    levels=("north", "south"),
    codes=np.array([0.0, 1.0]),
    shares=np.array([0.5, 0.5]),
    other_share=None,
    missing_share=None,
    covers=20,
)
PREPARATION = Preparation(treatments=(NUMBER, CATEGORY))


def projection(*input_names: str) -> Projection:
    width = len(input_names)
    return Projection(
        input_names=input_names, mean=np.zeros(width), components=np.eye(width)[:1], covers=10
    )


def test_each_step_reads_its_own_columns() -> None:
    """Steps stand side by side, in order."""
    raw = np.array([[1.0, 2.0, 0.0], [3.0, 4.0, 1.0]])

    found = PREPARATION.transform(raw)

    expected = np.hstack([NUMBER.transform(raw[:, :2]), CATEGORY.transform(raw[:, 2:])])
    np.testing.assert_array_equal(found, expected)


def test_names_follow_the_columns() -> None:
    """What goes in, what comes out, and which column is behind it."""
    assert PREPARATION.input_names == ("age_years", "n_children", "region")
    assert PREPARATION.output_names == ("age_years", "n_children", "region=north", "region=south")
    assert PREPARATION.source_names == ("age_years", "n_children", "region", "region")


def test_a_projection_follows() -> None:
    """What follows reads all prepared columns, and names the result."""
    following = projection(*PREPARATION.output_names)
    raw = np.array([[1.0, 2.0, 0.0]])

    found = Preparation(treatments=(NUMBER, CATEGORY), following=(following,))

    assert found.output_names == ("pc1",)
    assert found.transform(raw).tolist() == [[1.0]]


def test_it_covers_what_its_least_covered_step_covers() -> None:
    """The fewest customers behind any number."""
    assert PREPARATION.covers == 20


def test_a_following_step_for_other_columns_is_refused() -> None:
    """An altered bundle cannot mix up columns."""
    with pytest.raises(BundleError, match="does not read what comes before it"):
        Preparation(treatments=(NUMBER,), following=(projection("spend", "orders"),))


def test_no_step_at_all_is_refused() -> None:
    """Nothing to prepare is no preparation."""
    with pytest.raises(BundleError, match="has no steps"):
        Preparation(treatments=())
