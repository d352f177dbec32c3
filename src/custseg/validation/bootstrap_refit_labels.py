"""Where would refits on other samples have placed the same customers?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Protocol

import numpy as np

from custseg.checks import check_at_least
from custseg.errors import DegenerateFit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Labels
    from custseg.segmentation import Customers, Segmentation


class Refittable(Protocol):
    """Whatever learns a segmentation from customers, preparation and rule."""

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn from these customers."""
        ...


def bootstrap_refit_labels(
    candidate: Refittable,
    customers: Customers,
    *,
    score_on: tuple[Customers, ...],
    n_pairs: int,
    seed: int,
) -> tuple[NDArray[np.int32], ...]:
    """Fit a candidate to bootstrap samples of the customers, and place each table with every refit.

    A sample draws as many customers as there are, with replacement. Every refit has a seed of its own, which depends on nothing but
    `seed` and its number: more pairs leave the first ones as they are. That a refit found poor structure is no news here, so
    `DegenerateFit` is not passed on.

    Parameters
    ----------
    candidate
        What is refitted.
    customers
        Those it learns from.
    score_on
        Tables of customers to place: the training customers, those kept aside.
    n_pairs
        At least 1; refits 2i and 2i + 1 are a pair.
    seed
        Of samples and fits.

    Returns
    -------
    tuple
        int32 (2 * n_pairs, n) for each table, as `Evidence.refit_labels` wants it.
    """
    check_at_least(1, n_pairs=n_pairs)
    refits = [
        _placed_by_refit(candidate, customers, score_on, sequence)
        for sequence in np.random.SeedSequence(seed).spawn(2 * n_pairs)
    ]
    return tuple(np.stack(placed) for placed in zip(*refits, strict=True))


def _placed_by_refit(
    candidate: Refittable,
    customers: Customers,
    score_on: tuple[Customers, ...],
    sequence: np.random.SeedSequence,
) -> list[Labels]:
    generator = np.random.default_rng(sequence)
    drawn = generator.integers(len(customers), size=len(customers))
    fit_seed = int(generator.integers(2**31))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DegenerateFit)
        segmentation = candidate.fit(customers.take(drawn), seed=fit_seed)
    return [segmentation.place(table).labels for table in score_on]
