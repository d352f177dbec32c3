"""Which groups are large enough to be spoken of?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from custseg.rules import Labels


def pooled(groups: Labels) -> Labels:
    """Return the groups with those of under 10 customers made one; where they are under 10 together, they join the smallest other.

    Parameters
    ----------
    groups
        int32 (n,): groups from 0 on, or NOISE, which is a group like any other.

    Returns
    -------
    Labels
        int32 (n,): numbers from 0 on, each of at least 10 customers, or a single one.

    Examples
    --------
    >>> np.bincount(pooled(np.repeat([-1, 0, 1, 2], [8, 20, 7, 30]))).tolist()
    [20, 30, 15]
    """
    counts = np.bincount(groups - NOISE)
    large = np.flatnonzero(counts >= MIN_COVERED)
    n_small = int(counts.sum() - counts[large].sum())
    other = len(large) if n_small >= MIN_COVERED or not len(large) else counts[large].argmin()
    number_of = np.full(len(counts), other, dtype=np.int32)
    number_of[large] = np.arange(len(large))
    pooled_groups: Labels = number_of[groups - NOISE]
    return pooled_groups
