"""Which half of the customers proposes a split, and which half judges it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.clipped import clipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Matrix


def judging_half(ordered: Matrix) -> NDArray[np.bool_]:
    """Draw about half of the customers by a hash of their own values, so that neither order nor batch matters.

    Values are clipped before, so that it does not matter how far away somebody is. Customers with the same values are numbered, and the number is hashed with them: otherwise all those who are alike would be in
    one half. The hash is the output function of SplitMix64 (Steele, Lea and Flood 2014), value after value.

    Parameters
    ----------
    ordered
        float64 (n, d), so sorted that equal rows follow each other; NaN where missing.

    Returns
    -------
    judges
        bool (n,).

    Examples
    --------
    >>> int(judging_half(np.arange(1000.0)[:, None]).sum())
    493
    """
    near = np.column_stack([clipped(values) for values in ordered.T])
    bits = np.ascontiguousarray(np.where(np.isnan(near), np.nan, near + 0.0)).view(np.uint64)
    hashed = np.zeros(len(bits), dtype=np.uint64)
    for own in (*bits.T, _numbers_among_equals(bits)):
        hashed = _mixed(hashed ^ own)
    return np.asarray(hashed >> np.uint64(63) == 1)


def _numbers_among_equals(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    numbers = np.arange(len(bits))
    is_first = np.ones(len(bits), dtype=bool)
    is_first[1:] = (bits[1:] != bits[:-1]).any(axis=1)
    return (numbers - np.maximum.accumulate(np.where(is_first, numbers, 0))).astype(np.uint64)


def _mixed(hashed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    mixed = hashed + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))
