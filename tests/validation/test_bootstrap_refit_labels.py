from __future__ import annotations

import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

import examples
from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import CentroidRule
from custseg.validation import bootstrap_refit_labels

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


def test_each_table_is_placed_by_every_refit(customers: Customers) -> None:
    """Two rows a pair, one column a customer, for each table asked for."""
    some = customers.take(np.arange(7))

    both, few = bootstrap_refit_labels(
        Halves(), customers, score_on=(customers, some), n_pairs=3, seed=0
    )

    assert (both.shape, few.shape, both.dtype) == ((6, 60), (6, 7), np.int32)
    assert (both[:, :7] == few).all()


def test_samples_are_drawn_with_replacement(customers: Customers) -> None:
    """Every refit sees as many customers as there are, some twice, and has a seed of its own."""
    candidate = Halves()

    bootstrap_refit_labels(candidate, customers, score_on=(customers,), n_pairs=2, seed=0)

    assert all(len(ids) == 60 and len(set(ids)) < 50 for ids, _ in candidate.seen)
    assert len({tuple(ids) for ids, _ in candidate.seen}) == 4
    assert len({seed for _, seed in candidate.seen}) == 4


def test_seed_decides_and_more_pairs_keep_the_first(customers: Customers) -> None:
    """The same seed gives the same refits, however many follow."""
    (few,) = bootstrap_refit_labels(Halves(), customers, score_on=(customers,), n_pairs=1, seed=5)
    (more,) = bootstrap_refit_labels(Halves(), customers, score_on=(customers,), n_pairs=3, seed=5)

    assert (more[:2] == few).all()


def test_a_pair_is_needed(customers: Customers) -> None:
    """No pairs, no stability."""
    with pytest.raises(ParameterError, match="n_pairs"):
        bootstrap_refit_labels(Halves(), customers, score_on=(customers,), n_pairs=0, seed=0)
