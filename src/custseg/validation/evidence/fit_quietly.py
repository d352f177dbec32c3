"""How is a candidate fitted where a poor structure is an answer, and no news?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from custseg.errors import DegenerateFit

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation
    from custseg.validation.evidence.refittable import Refittable


def fit_quietly(candidate: Refittable, customers: Customers, *, seed: int) -> Segmentation:
    """Fit a candidate without passing on `DegenerateFit`: its reasons stand in the segmentation, and are a gate."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DegenerateFit)
        return candidate.fit(customers, seed=seed)
