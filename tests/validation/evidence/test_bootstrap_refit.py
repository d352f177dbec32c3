from __future__ import annotations

import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

import examples
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import CentroidRule
from custseg.validation import bootstrap_refit

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation


@dataclass
class Halves:
    """Part customers at the mean of their first column, and remember what was learned from."""

    seen: list[tuple[list[str], int]] = field(default_factory=list)

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Warn, as poor fits do, and return the halves."""
        self.seen.append((customers.ids.to_pylist(), seed))
        warnings.warn("poor", DegenerateFit, stacklevel=1)
        middle = customers.raw[:, 0].mean()
        rule = CentroidRule(
            input_names=customers.names[:1],
            centroids=np.array([[middle - 1], [middle + 1]]),
            counts=np.array([10, 10]),
            variance=1.0,
            limit=None,
        )
        return replace(examples.segmentation(), preparation=None, rule=rule)


@pytest.fixture
def customers() -> Customers:
    contract = examples.segmentation().contract
    return contract.read(examples.customer_table(60)).customers


def refit(candidate: Halves, customers: Customers, number: int = 0, seed: int = 0) -> Segmentation:
    return bootstrap_refit(candidate, customers, n_drawn=60, number=number, seed=seed)


def test_samples_are_drawn_with_replacement(customers: Customers) -> None:
    """Every refit sees as many customers as were asked for, some twice, and has a seed of its own."""
    candidate = Halves()

    for number in range(4):
        refit(candidate, customers, number)

    assert all(len(ids) == 60 and len(set(ids)) < 50 for ids, _ in candidate.seen)
    assert len({tuple(ids) for ids, _ in candidate.seen}) == 4
    assert len({seed for _, seed in candidate.seen}) == 4


def test_seed_and_number_decide(customers: Customers) -> None:
    """The same seed and number give the same refit, whatever was refitted before."""
    first, again = Halves(), Halves()

    refit(first, customers, number=3, seed=5)
    for number in (0, 3):
        refit(again, customers, number, seed=5)

    assert first.seen[0] == again.seen[1]


def test_somebody_is_needed(customers: Customers) -> None:
    """Nobody drawn, nothing learned."""
    with pytest.raises(ParameterError, match="n_drawn"):
        bootstrap_refit(Halves(), customers, n_drawn=0, number=0, seed=0)
