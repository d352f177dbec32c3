"""Which segments are joined, so that there are few of them and none is small?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from custseg.frameworks.merging import Merging
    from custseg.rules import Matrix

# The share of a joined segment's customers from which on a part of it is heard in its name.
_SPOKEN = 0.25
# Why segments are joined.
_SMALL, _MANY = "small", "many"


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
        Which were joined, and whether because they were too small or too many.
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
    groups, reasons = _groups(
        sizes, centres, least=merging.smallest(n_customers), n_most=merging.max_segments
    )
    numbers = np.empty(len(names), dtype=np.int64)
    for number, group in enumerate(groups):
        numbers[group] = number
    said = {
        _SMALL: f"so that each segment has {merging.said(n_customers)}",
        _MANY: f"so that there are at most {merging.max_segments} segments",
    }
    joined = [_joined(group, names, sizes, reasons) for group in groups]
    return Merged(
        numbers=numbers,
        names=tuple(one.name for one in joined),
        notes=(*_notes_of_joined(joined, said), *_notes_of_silent(joined, said)),
    )


@dataclass(frozen=True, kw_only=True)
class _Joined:
    """The name of a joined segment, why the parts were joined that it is named after, and which others, with why."""

    name: str
    reasons: frozenset[str]
    silent: tuple[tuple[str, str], ...]


def _joined(
    group: list[int], names: Sequence[str], sizes: NDArray[np.int64], reasons: Mapping[int, str]
) -> _Joined:
    """Name a group after its largest part, and every other one that is large enough, in their order."""
    largest = max(group, key=lambda one: (sizes[one], -one))
    least = _SPOKEN * sizes[group].sum()
    spoken = [one for one in group if one == largest or (sizes[one] and sizes[one] >= least)]
    return _Joined(
        name=_and([names[one] for one in spoken]),
        reasons=frozenset(reasons[one] for one in spoken if one != largest),
        silent=tuple((names[one], reasons[one]) for one in group if one not in spoken),
    )


def _notes_of_joined(joined: Sequence[_Joined], said: Mapping[str, str]) -> Iterator[str]:
    for reason, words in said.items():
        names = [one.name for one in joined if reason in one.reasons]
        if names:
            yield f"Joined, {words}: {'; '.join(names)}."


def _notes_of_silent(joined: Sequence[_Joined], said: Mapping[str, str]) -> Iterator[str]:
    for one in joined:
        for name, reason in one.silent:
            if reason == _SMALL:
                yield f"Too few customers for a segment of its own: {name}, counted to {one.name}."
            else:
                yield f"Joined, {said[_MANY]}: {name}, counted to {one.name}."


def _groups(
    sizes: NDArray[np.int64], centres: Matrix, *, least: int, n_most: int
) -> tuple[list[list[int]], dict[int, str]]:
    """Return which segments are joined, in their order, and why each of them was."""
    groups = [[number] for number in range(len(sizes))]
    asked: dict[int, str] = {}
    took: dict[int, str] = {}
    while len(groups) > 1:
        counts = [int(sizes[group].sum()) for group in groups]
        small = min(range(len(groups)), key=lambda at: (counts[at], -min(groups[at])))
        if counts[small] >= least and len(groups) <= n_most:
            break
        reason = _SMALL if counts[small] < least else _MANY
        nearest = _nearest(groups, small, sizes, centres)
        asked = {**dict.fromkeys(groups[small], reason), **asked}
        took = {**dict.fromkeys(groups[nearest], reason), **took}
        groups[nearest].extend(groups[small])
        del groups[small]
    # Of one that only ever took others in, that is the reason.
    return sorted(map(sorted, groups)), {**took, **asked}


def _nearest(groups: list[list[int]], small: int, sizes: NDArray[np.int64], centres: Matrix) -> int:
    means = [_mean(centres[group], sizes[group]) for group in groups]
    distances = [math.dist(mean, means[small]) for mean in means]
    distances[small] = math.inf
    return min(range(len(groups)), key=lambda at: (distances[at], min(groups[at])))


def _mean(centres: Matrix, sizes: NDArray[np.int64]) -> list[float]:
    weights = sizes if sizes.any() else None
    mean: list[float] = np.average(centres, axis=0, weights=weights).tolist()
    return mean


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
