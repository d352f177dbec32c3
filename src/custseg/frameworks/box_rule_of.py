"""Which rule places customers in the leaves of a tree?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.interval import EVERYTHING
from custseg.rules import MIN_COVERED, BoxRule, canonical_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.frameworks.region import Region
    from custseg.rules import Labels, Matrix


def box_rule_of(
    regions: Sequence[Region], values: Matrix, *, names: tuple[str, ...]
) -> tuple[BoxRule, Labels]:
    """Return the rule of regions that share nobody and leave nobody out, and which region each of its clusters is.

    The rule reads only the columns that a region asks for, and the first column where none asks for anything.

    Parameters
    ----------
    regions
        At least one, each with a customer.
    values
        float64 (n, d): the customers.
    names
        Of the d columns.

    Examples
    --------
    >>> from custseg.frameworks.interval import Interval
    >>> from custseg.frameworks.region import Region
    >>> from custseg.frameworks.split import Split
    >>> split = Split(column=1, inside=Interval(low=5.0, high=np.inf, takes_missing=False))
    >>> values = np.column_stack([np.zeros(30), np.arange(30.0)])
    >>> rule, order = box_rule_of(Region.whole(2).sides(split), values, names=("age", "orders"))
    >>> rule.input_names, rule.lows.tolist(), order.tolist()
    (('orders',), [[5.0], [-inf]], [0, 1])
    """
    boxes = [(box, number) for number, region in enumerate(regions) for box in region.boxes()]
    asked = [
        column for column in range(len(names)) if any(box[column] != EVERYTHING for box, _ in boxes)
    ]
    read = asked or [0]
    sides = [[box[column] for column in read] for box, _ in boxes]
    rule = BoxRule(
        input_names=tuple(names[column] for column in read),
        lows=np.array([[side.low for side in own] for own in sides]),
        highs=np.array([[side.high for side in own] for own in sides]),
        takes_missing=np.array([[int(side.takes_missing) for side in own] for own in sides]),
        clusters=np.array([number for _, number in boxes]),
        n_clusters=len(regions),
        covers=0,
    )
    labels = rule.label(values[:, read])
    order = canonical_order(labels, np.arange(len(regions))[:, None])
    smallest = int(np.bincount(labels, minlength=len(regions)).min())
    return replace(rule.renumbered(order), covers=min(MIN_COVERED, smallest)), order
