"""What would have been learned from another sample of the same customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.evidence.bootstrap_sample import bootstrap_sample
from custseg.validation.evidence.fit_quietly import fit_quietly

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation
    from custseg.validation.evidence.refittable import Refittable


def bootstrap_refit(
    candidate: Refittable, customers: Customers, *, n_drawn: int, number: int, seed: int
) -> Segmentation:
    """Fit a candidate to one bootstrap sample of the customers, whose parameters these are (`bootstrap_sample`)."""
    sample, fit_seed = bootstrap_sample(customers, n_drawn=n_drawn, number=number, seed=seed)
    return fit_quietly(candidate, sample, seed=fit_seed)
