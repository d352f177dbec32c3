"""Are the same customers noise again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.validation.measures.contingency import AnyLabels


def jaccard_of_noise(labels: AnyLabels, refit: AnyLabels) -> float:
    """Return how much of the noise two divisions share: customers in both noises, divided by those in either.

    Parameters
    ----------
    labels, refit
        (n,): two divisions of the same customers. Where neither has noise, nothing is shared: 0.

    Examples
    --------
    >>> jaccard_of_noise(np.array([-1, -1, 0, 1]), np.array([-1, 0, 0, 0]))
    0.5
    """
    is_noise, is_again = labels == NOISE, refit == NOISE
    n_both = int(np.count_nonzero(is_noise & is_again))
    n_either = int(np.count_nonzero(is_noise | is_again))
    return n_both / n_either if n_either else 0.0
