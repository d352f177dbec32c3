"""Are the same customers noise again?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.rules import Labels


def jaccard_of_noise(labels: Labels, refit: Labels) -> float:
    """Return how much of the noise two divisions share: customers in both noises, divided by those in either.

    Parameters
    ----------
    labels, refit
        int32 (n,): two divisions of the same customers. Where neither has noise, nothing is shared: 0.

    Examples
    --------
    >>> jaccard_of_noise(np.array([-1, -1, 0, 1]), np.array([-1, 0, 0, 0]))
    0.5
    """
    is_noise, is_again = labels == NOISE, refit == NOISE
    n_either = np.count_nonzero(is_noise | is_again)
    return float(np.count_nonzero(is_noise & is_again) / max(n_either, 1))
