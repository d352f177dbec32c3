"""How far do two divisions of the same customers agree?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.measures.contingency import contingency

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from custseg.validation.measures.contingency import AnyLabels


def adjusted_rand(left: AnyLabels, right: AnyLabels) -> float:
    """Return the adjusted Rand index (Hubert and Arabie 1985, equation 5).

    Of all pairs of customers, how many both divisions keep together, against what chance would: 1 for the same
    division under any numbering, 0 on average for independent ones. Noise is one more group.

    Parameters
    ----------
    left, right
        integers (n,): segments from 0 on, or NOISE.

    Examples
    --------
    >>> import numpy as np
    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 0]))
    1.0
    >>> round(adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])), 3)
    -0.5
    """
    table = contingency(left, right)
    together = _pairs(table)
    in_left, in_right = _pairs(table.sum(axis=1)), _pairs(table.sum(axis=0))
    if in_left == in_right == together:  # the same division; for trivial ones chance leaves no room
        return 1.0
    n_pairs = len(left) * (len(left) - 1) / 2
    by_chance = in_left * in_right / n_pairs
    return (together - by_chance) / ((in_left + in_right) / 2 - by_chance)


def _pairs(counts: NDArray[np.int64]) -> int:
    return int((counts * (counts - 1) // 2).sum())
