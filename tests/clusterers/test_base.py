from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.clusterers.base import seeds, structural_faults
from custseg.rules import NOISE, CentroidRule

if TYPE_CHECKING:
    from custseg.rules import Rule


def three(counts: list[int]) -> Rule:
    return CentroidRule(
        input_names=("spend",),
        centroids=np.arange(3.0)[:, None],
        counts=np.array(counts),
        variance=1.0,
        limit=None,
    )


@pytest.mark.parametrize(
    ("sizes", "faults"),
    [
        ([30, 20, 10], []),
        ([30, 20, 9], ["1 of 3 clusters have fewer than 10 customers"]),
        (
            [30, 20, 0],
            ["1 of 3 clusters are empty", "1 of 3 clusters have fewer than 10 customers"],
        ),
    ],
)
def test_small_clusters_are_faults(sizes: list[int], faults: list[str]) -> None:
    """A cluster needs ten customers; noise is in none of them."""
    labels = np.repeat([0, 1, 2, NOISE], [*sizes, 7])

    assert structural_faults(three([30, 20, 10]), labels) == faults


def test_a_prototype_of_few_customers_is_a_fault() -> None:
    """It may not be stored, even when many customers are placed with it."""
    labels = np.repeat([0, 1, 2], 50)

    assert structural_faults(three([30, 20, 9]), labels) == [
        "a prototype stands for only 9 customers"
    ]


def test_no_seed_is_seed_zero() -> None:
    """None never reads numpy's global state."""
    assert seeds(None, 3) == seeds(0, 3) != seeds(1, 3)


def test_a_generator_moves_on() -> None:
    """A generator that is passed gives other seeds each time."""
    generator = np.random.RandomState(0)

    assert seeds(generator, 2) != seeds(generator, 2)
