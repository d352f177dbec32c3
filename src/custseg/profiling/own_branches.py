"""Which words say exactly what a rule does?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from custseg.profiling.branch import Bound, Branch
from custseg.profiling.disjoint_boxes import disjoint_boxes
from custseg.profiling.surrogate_tree import LEAVES_PER_SEGMENT
from custseg.profiling.trait import Trait

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.profiling.disjoint_boxes import Box, Parts
    from custseg.rules import Vector
    from custseg.segmentation import Column, Customers, Segmentation

Bounds: TypeAlias = tuple[Bound, ...]
# Customer tables hold float32.
_GREATEST = float(np.finfo(np.float32).max)


def own_branches(
    segmentation: Segmentation, customers: Customers, *, describing: tuple[str, ...]
) -> tuple[Branch, ...] | None:
    """Return the branches of a rule that describes itself: each customer keeps one of them, that of the own segment.

    A tree does, and a grid or threshold segments of few parts. The answer is None for other rules, for one that reads a column of which words may
    not speak, and for one of more branches than a tree that stands for it may have leaves. Missing values are spoken of in the
    columns that lack some among these customers.

    Parameters
    ----------
    segmentation
        Whose rule it is.
    customers
        Of whom the words are said.
    describing
        Columns of which words may speak.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.rules import BoxRule
    >>> from custseg.segmentation import Column, Contract, Customers, Segmentation, Training
    >>> columns = (Column(name="orders", kind="count"),)
    >>> segmentation = Segmentation(
    ...     name="shop",
    ...     contract=Contract(id_column="id", columns=columns),
    ...     preparation=None,
    ...     rule=BoxRule(
    ...         input_names=("orders",),
    ...         lows=np.array([[5.0], [-np.inf]]),
    ...         highs=np.array([[np.inf], [np.inf]]),
    ...         takes_missing=np.array([[0], [1]]),
    ...         clusters=np.array([0, 1]),
    ...         n_clusters=2,
    ...         covers=10,
    ...     ),
    ...     segments=(),
    ...     training=Training(
    ...         candidate="tree", algorithm="tree", parameters={}, n_customers=9, seed=1
    ...     ),
    ... )
    >>> customers = Customers(ids=pa.array(range(9)), columns=columns, raw=np.arange(9.0)[:, None])
    >>> [one.text for one in own_branches(segmentation, customers, describing=("orders",))]
    ['orders at least 5', 'orders below 5']
    """
    rule = segmentation.rule
    found = disjoint_boxes(rule) if segmentation.preparation is None else None
    if found is None or not set(rule.input_names) <= set(describing):
        return None
    boxes, edges = found
    columns = [customers.columns[customers.names.index(name)] for name in rule.input_names]
    asked = [
        _Asked(
            column=column,
            edges=own,
            has_missing=bool(np.isnan(customers.matrix((column.name,))).any()),
        )
        for column, own in zip(columns, edges, strict=True)
    ]
    branches: list[Branch] = []
    for box in boxes:
        own = _branches(box, asked)
        if own is None:
            return None
        branches += own
    return tuple(branches) if len(branches) <= LEAVES_PER_SEGMENT * rule.n_clusters else None


def _branches(box: Box, asked: list[_Asked]) -> list[Branch] | None:
    """Return a branch for each way through a box; None where words cannot say it."""
    ways = [own.ways(parts) for own, parts in zip(asked, box.parts, strict=True)]
    said = [way for way in ways if way is not None]
    if len(said) < len(ways):
        return None
    return [
        Branch(label=box.cluster, bounds=tuple(itertools.chain(*way)))
        for way in itertools.product(*said)
    ]


@dataclass(frozen=True, kw_only=True, eq=False)
class _Asked:
    """What can be asked of one column, and whether some of the customers lack its value."""

    column: Column
    edges: Vector
    has_missing: bool

    def ways(self, parts: Parts) -> list[Bounds] | None:
        """Return the ways in which a value may lie in the parts, each as bounds to be kept together; None where words cannot say it."""
        edges = [edge if edge <= _GREATEST else np.inf for edge in self.edges.tolist()]
        ends = [-np.inf, *edges, np.inf]
        missing = len(self.edges) + 1
        reached = frozenset(part for part in range(missing) if ends[part] < np.inf)
        takes_missing = self.has_missing and missing in parts
        values = parts & reached
        if values == reached and takes_missing == self.has_missing:
            return [()]
        if not values:
            return self._ways_of_missing(takes_missing=takes_missing)
        if self.column.has_levels and self.column.kind != "ordered":
            return self._ways_of_levels(values, takes_missing=takes_missing)
        trait = Trait(column=self.column.name, levels=self.column.levels)
        runs = [(ends[first], ends[last + 1]) for first, last in _runs(values)]
        # A missing value goes the first way, and no other.
        return [
            (Bound(trait=trait, low=low, high=high, takes_missing=takes_missing and number == 0),)
            for number, (low, high) in enumerate(runs)
        ]

    def _ways_of_missing(self, *, takes_missing: bool) -> list[Bounds]:
        trait = Trait(column=self.column.name)
        return [(Bound(trait=trait, low=np.inf, takes_missing=True),)] if takes_missing else []

    def _ways_of_levels(self, values: Parts, *, takes_missing: bool) -> list[Bounds] | None:
        name, levels = self.column.name, self.column.levels
        positions = np.arange(len(levels) + 1)
        is_taken = np.isin(np.searchsorted(self.edges, positions, side="right"), list(values))
        if not is_taken.any():
            return self._ways_of_missing(takes_missing=takes_missing)
        if is_taken.sum() == 1 and not is_taken[-1]:
            only = Trait(column=name, level=levels[int(is_taken.argmax())])
            return [(Bound(trait=only, low=0.5, takes_missing=takes_missing),)]
        if not is_taken[-1]:
            return None
        others = [level for level, taken in zip(levels, is_taken[:-1], strict=True) if not taken]
        if not others:
            return [(Bound(trait=Trait(column=name), takes_missing=takes_missing),)]
        return [
            tuple(
                Bound(trait=Trait(column=name, level=level), high=0.5, takes_missing=takes_missing)
                for level in others
            )
        ]


def _runs(values: Parts) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of neighbouring numbers."""
    ordered = np.array(sorted(values))
    for run in np.split(ordered, np.flatnonzero(np.diff(ordered) > 1) + 1):
        yield int(run[0]), int(run[-1])
