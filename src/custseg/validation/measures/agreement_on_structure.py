"""How far do two divisions agree, where agreeing that there is nothing does not count?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.measures.adjusted_rand import adjusted_rand

if TYPE_CHECKING:
    from custseg.validation.measures.contingency import AnyLabels


def agreement_on_structure(left: AnyLabels, right: AnyLabels) -> float:
    """Return the adjusted Rand index, and 0 where both divisions put everybody in one group, be it a segment or the noise.

    The index of two such divisions is 1: they are the same one. But they agree on nothing, and show no structure.

    Parameters
    ----------
    left, right
        integers (n,): segments from 0 on, or NOISE.

    Examples
    --------
    >>> import numpy as np
    >>> nothing, something = np.array([0, 0, 0, 0]), np.array([0, 0, 1, 1])
    >>> agreement_on_structure(something, something), agreement_on_structure(nothing, nothing)
    (1.0, 0.0)
    """
    if _is_one_group(left) and _is_one_group(right):
        return 0.0
    return adjusted_rand(left, right)


def _is_one_group(labels: AnyLabels) -> bool:
    return bool((labels == labels[:1]).all())
