"""What would have been learned from another sample of the same customers?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from custseg.checks import check_at_least
from custseg.errors import DegenerateFit

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation
    from custseg.validation.evidence.refittable import Refittable


def bootstrap_refit(
    candidate: Refittable, customers: Customers, *, n_drawn: int, number: int, seed: int
) -> Segmentation:
    """Fit a candidate to one bootstrap sample of the customers.

    Every refit has a seed of its own, which depends on nothing but `seed` and its number: more refits leave the first ones as they
    are, and they may be made in any order. That a refit found poor structure is no news here, so `DegenerateFit` is not passed on.

    Parameters
    ----------
    candidate
        What is refitted.
    customers
        Those it learns from.
    n_drawn
        Customers in the sample, drawn with replacement.
    number
        Of the refit, from 0 on.
    seed
        Of samples and fits.

    Raises
    ------
    ParameterError
        When nobody is to be drawn.
    """
    check_at_least(1, n_drawn=n_drawn)
    generator = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))
    drawn = generator.integers(len(customers), size=n_drawn)
    fit_seed = int(generator.integers(2**31))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DegenerateFit)
        return candidate.fit(customers.take(drawn), seed=fit_seed)
