"""Which segments are joined, so that there are few of them and none is small?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from custseg.frameworks.merging import Merging
    from custseg.rules import Matrix

# The share of a joined segment's customers from which on a part of it is heard in its name.
_SPOKEN = 0.25


@dataclass(frozen=True, kw_only=True, eq=False)
class Merged:
    """What became of the segments.

    Parameters
    ----------
    numbers
        int64 (k,): the new number of each segment.
    names
        Of the new ones: "A and B" where two were joined.
    notes
        Which were joined.
    """

    numbers: NDArray[np.int64]
    names: tuple[str, ...]
    notes: tuple[str, ...]


def merge_segments(
    names: Sequence[str],
    *,
    sizes: NDArray[np.int64],
    centres: Matrix,
    n_customers: int,
    merging: Merging,
) -> Merged:
    """Join the smallest segment with its nearest neighbour until none is too small and none too many.

    Of equally small ones the later is joined first, of equally near ones the earlier takes it. A joined segment is called after
    its largest part, and after every other one that is a quarter of its customers: few customers at risk among many loyal ones
    give it no name, and a note tells of them. One segment is always left.

    Parameters
    ----------
    names
        Of the k segments.
    sizes
        int64 (k,): customers in each.
    centres
        float64 (k, d): where each lies, by mean level.
    n_customers
        Of whom a segment is a share, those in no segment included.
    merging
        How many may be left, and how small.

    Examples
    --------
    >>> from custseg.frameworks.merging import Merging
    >>> merged = merge_segments(
    ...     ["Low", "Middle", "High"],
    ...     sizes=np.array([60, 30, 10]),
    ...     centres=np.array([[1.0], [2.0], [3.0]]),
    ...     n_customers=100,
    ...     merging=Merging(max_segments=2, min_share=0.05),
    ... )
    >>> merged.numbers.tolist(), merged.names
    ([0, 1, 1], ('Low', 'Middle and High'))
    """
    groups = _groups(
        sizes, centres, least=merging.smallest(n_customers), n_most=merging.max_segments
    )
    numbers = np.empty(len(names), dtype=np.int64)
    for number, group in enumerate(groups):
        numbers[group] = number
    spoken = [_spoken(group, sizes) for group in groups]
    joined = tuple(_and([names[one] for one in own]) for own in spoken)
    silent = [sorted(set(group) - set(own)) for group, own in zip(groups, spoken, strict=True)]
    several = [name for name, own in zip(joined, spoken, strict=True) if len(own) > 1]
    notes = _notes_of_joined(several, merging) + [
        f"Too few customers for a segment of its own: {names[one]}, counted to {name}."
        for name, own in zip(joined, silent, strict=True)
        for one in own
    ]
    return Merged(numbers=numbers, names=joined, notes=tuple(notes))


def _spoken(group: list[int], sizes: NDArray[np.int64]) -> list[int]:
    """Return the parts of a joined segment that give it its name, in their order."""
    largest = max(group, key=lambda one: (sizes[one], -one))
    least = _SPOKEN * sizes[group].sum()
    return [one for one in group if one == largest or (sizes[one] and sizes[one] >= least)]


def _notes_of_joined(names: list[str], merging: Merging) -> list[str]:
    least = f"{100 * merging.min_share:g} %"
    note = f"Joined, so that there are at most {merging.max_segments} segments of at least {least} of the customers each"
    return [f"{note}: {'; '.join(names)}."] if names else []


def _groups(
    sizes: NDArray[np.int64], centres: Matrix, *, least: int, n_most: int
) -> list[list[int]]:
    """Return which segments are joined, in their order."""
    groups = [[number] for number in range(len(sizes))]
    while len(groups) > 1:
        counts = [int(sizes[group].sum()) for group in groups]
        small = min(range(len(groups)), key=lambda at: (counts[at], -min(groups[at])))
        if counts[small] >= least and len(groups) <= n_most:
            break
        _join(groups, small, sizes, centres)
    return sorted(map(sorted, groups))


def _join(groups: list[list[int]], small: int, sizes: NDArray[np.int64], centres: Matrix) -> None:
    means = [_mean(centres[group], sizes[group]) for group in groups]
    distances = [math.dist(mean, means[small]) for mean in means]
    distances[small] = math.inf
    nearest = min(range(len(groups)), key=lambda at: (distances[at], min(groups[at])))
    groups[nearest].extend(groups[small])
    del groups[small]


def _mean(centres: Matrix, sizes: NDArray[np.int64]) -> list[float]:
    weights = sizes if sizes.any() else None
    mean: list[float] = np.average(centres, axis=0, weights=weights).tolist()
    return mean


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
