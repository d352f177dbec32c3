"""Of which boxes, none of which shares a customer with another, are the clusters of a rule made?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from custseg.rules import NOISE, BoxRule, GridRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from custseg.rules import Rule, Vector

Parts: TypeAlias = frozenset[int]
# Of a rule with more of them nobody reads a description.
_MAX_PIECES = 500


@dataclass(frozen=True, kw_only=True)
class Box:
    """Some customers of one cluster.

    Parameters
    ----------
    cluster
        A number, or `NOISE`.
    parts
        Of each column, the intervals between neighbouring edges in which a value lies, numbered from 0; after the last one comes the
        number of a missing value.

    Examples
    --------
    >>> square = Box(cluster=0, parts=(frozenset({0, 1}), frozenset({0, 1})))
    >>> corner = Box(cluster=1, parts=(frozenset({0}), frozenset({0})))
    >>> [[sorted(own) for own in left.parts] for left in square.minus(corner)]
    [[[1], [0, 1]], [[0], [1]]]
    """

    cluster: int
    parts: tuple[Parts, ...]

    def minus(self, other: Box) -> list[Box]:
        """Return boxes that hold what this one holds and the other one does not."""
        if not all(own & theirs for own, theirs in zip(self.parts, other.parts, strict=True)):
            return [self]
        left: list[Box] = []
        shared = list(self.parts)
        for column, theirs in enumerate(other.parts):
            beyond = self.parts[column] - theirs
            if beyond:
                parts = (*shared[:column], beyond, *self.parts[column + 1 :])
                left.append(replace(self, parts=parts))
            shared[column] = self.parts[column] & theirs
        return left


def disjoint_boxes(rule: Rule) -> tuple[tuple[Box, ...], tuple[Vector, ...]] | None:
    """Return the boxes of a rule, noise among them, and the edges of each of its columns; None for another kind of rule.

    Together the boxes hold every possible row, each row once. Neighbours of one cluster are joined. None, too, where there are over
    500 boxes on the way.

    Examples
    --------
    >>> rule = BoxRule(
    ...     input_names=("orders",),
    ...     lows=np.array([[5.0], [-np.inf]]),
    ...     highs=np.array([[np.inf], [np.inf]]),
    ...     takes_missing=np.array([[0], [1]]),
    ...     clusters=np.array([0, 1]),
    ...     n_clusters=2,
    ...     covers=10,
    ... )
    >>> boxes, edges = disjoint_boxes(rule)
    >>> [(box.cluster, sorted(box.parts[0])) for box in boxes], edges[0].tolist()
    ([(0, [1]), (1, [0, 2])], [5.0])
    """
    if isinstance(rule, BoxRule):
        edges = tuple(_edges(np.concatenate([low, high])) for low, high in _bounds(rule))
        asked = _asked_boxes(rule, edges)
    elif isinstance(rule, GridRule) and len(rule.cell_clusters) <= _MAX_PIECES:
        edges = tuple(np.split(rule.cuts, np.cumsum(rule.n_cuts)))[:-1]
        asked = _cells(rule)
    else:
        return None
    everything = Box(cluster=NOISE, parts=tuple(frozenset(range(len(own) + 2)) for own in edges))
    pieces: list[Box] = []
    for position, box in enumerate((*asked, everything)):
        pieces += _minus_all(box, asked[:position])
        if len(pieces) > _MAX_PIECES:
            return None
    return _joined(pieces, n_columns=len(edges)), edges


def _bounds(rule: BoxRule) -> Iterable[tuple[Vector, Vector]]:
    return zip(rule.lows.T, rule.highs.T, strict=True)


def _edges(bounds: Vector) -> Vector:
    return np.unique(bounds[np.isfinite(bounds)])


def _asked_boxes(rule: BoxRule, edges: Sequence[Vector]) -> list[Box]:
    return [
        Box(
            cluster=int(cluster),
            parts=tuple(
                _parts(own, low, high, takes_missing=bool(taken))
                for own, low, high, taken in zip(edges, lows, highs, takes, strict=True)
            ),
        )
        for cluster, lows, highs, takes in zip(
            rule.clusters, rule.lows, rule.highs, rule.takes_missing, strict=True
        )
    ]


def _parts(edges: Vector, low: float, high: float, *, takes_missing: bool) -> Parts:
    first = int(np.searchsorted(edges, low, side="right"))
    last = int(np.searchsorted(edges, high, side="left"))
    return frozenset(range(first, last + 1)) | ({len(edges) + 1} if takes_missing else frozenset())


def _cells(rule: GridRule) -> list[Box]:
    bins = [
        [
            frozenset({level, n_cuts + 1} if level == missing else {level})
            for level in range(n_cuts + 1)
        ]
        for n_cuts, missing in zip(rule.n_cuts.tolist(), rule.missing_levels.tolist(), strict=True)
    ]
    cells = itertools.product(*bins)
    return [
        Box(cluster=int(cluster), parts=parts)
        for cluster, parts in zip(rule.cell_clusters, cells, strict=True)
    ]


def _minus_all(box: Box, others: Iterable[Box]) -> list[Box]:
    pieces = [box]
    for other in others:
        pieces = [left for piece in pieces for left in piece.minus(other)]
        if len(pieces) > _MAX_PIECES:
            break
    return pieces


def _joined(pieces: Sequence[Box], *, n_columns: int) -> tuple[Box, ...]:
    """Join neighbours column after column, in each order that begins with another column, and return the fewest boxes."""
    orders = [
        [(first + step) % n_columns for step in range(n_columns)] for first in range(n_columns)
    ]
    return min((_joined_in(pieces, order) for order in orders), key=len, default=tuple(pieces))


def _joined_in(pieces: Sequence[Box], order: Sequence[int]) -> tuple[Box, ...]:
    boxes, n_before = list(pieces), len(pieces) + 1
    while len(boxes) < n_before:
        n_before = len(boxes)
        for column in order:
            boxes = _joined_along(boxes, column)
    return tuple(boxes)


def _joined_along(boxes: Iterable[Box], column: int) -> list[Box]:
    alike: dict[tuple[int, tuple[Parts, ...]], Box] = {}
    for box in boxes:
        key = (box.cluster, (*box.parts[:column], frozenset(), *box.parts[column + 1 :]))
        known = alike.get(key)
        own = box.parts[column] | (known.parts[column] if known else frozenset())
        parts = (*box.parts[:column], own, *box.parts[column + 1 :])
        alike[key] = replace(box, parts=parts)
    return list(alike.values())
