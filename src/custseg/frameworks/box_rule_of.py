"""Which rule places customers in the leaves of a tree?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.region import EVERYTHING
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
    >>> from custseg.frameworks.region import Region, Split
    >>> split = Split(column=1, inside=(5.0, np.inf), missing_inside=False)
    >>> values = np.column_stack([np.zeros(30), np.arange(30.0)])
    >>> rule, order = box_rule_of(Region.whole(2).sides(split), values, names=("age", "orders"))
    >>> rule.input_names, rule.lows.tolist(), order.tolist()
    (('orders',), [[5.0], [-inf]], [0, 1])
    """
    boxes = [
        (box, region.takes_missing, number)
        for number, region in enumerate(regions)
        for box in region.boxes()
    ]
    bounds = np.array([box for box, _, _ in boxes])
    asked = np.flatnonzero((bounds != EVERYTHING).any(axis=(0, 2)))
    read = asked if len(asked) else np.array([0])
    rule = BoxRule(
        input_names=tuple(names[column] for column in read),
        lows=bounds[:, read, 0],
        highs=bounds[:, read, 1],
        takes_missing=np.array([taken for _, taken, _ in boxes], dtype=np.int64)[:, read],
        clusters=np.array([number for _, _, number in boxes]),
        n_clusters=len(regions),
        covers=0,
    )
    labels = rule.label(values[:, read])
    order = canonical_order(labels, np.arange(len(regions))[:, None])
    smallest = int(np.bincount(labels, minlength=len(regions)).min())
    return replace(rule.renumbered(order), covers=min(MIN_COVERED, smallest)), order
