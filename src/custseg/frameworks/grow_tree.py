"""Which leaves does a tree end with?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.region import Region

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.frameworks.proposal import Grower, Proposal
    from custseg.rules import Matrix


@dataclass(frozen=True, kw_only=True, eq=False)
class Leaf:
    """A part of the customers, and how it might be parted further.

    Parameters
    ----------
    region
        What it asks.
    rows
        Who is in it.
    proposal
        Its best split; None where there is none.
    """

    region: Region
    rows: NDArray[np.intp]
    proposal: Proposal | None

    @property
    def gain(self) -> float:
        """What its split would explain; 0 where it has none, or one that does not hold."""
        return self.proposal.gain if self.proposal is not None and self.proposal.holds else 0.0


@dataclass(frozen=True, kw_only=True)
class GrownTree:
    """What has come of it.

    Parameters
    ----------
    leaves
        From left to right: those inside a split come before those outside.
    made, dropped
        The splits that were made, and those that did not hold.
    """

    leaves: tuple[Leaf, ...]
    made: tuple[Proposal, ...]
    dropped: tuple[Proposal, ...]


def grow_tree(values: Matrix, grower: Grower, *, max_leaves: int) -> GrownTree:
    """Split the leaf of the greatest gain again and again; of equal gains the leftmost.

    Parameters
    ----------
    values
        float64 (n, d): what splits ask for.
    grower
        Finds the best split of a leaf.
    max_leaves
        When to stop, at the latest.

    Examples
    --------
    >>> from custseg.frameworks.profile_grower import ProfileGrower
    >>> from custseg.frameworks.questions import Questions
    >>> orders = np.repeat([1.0, 2.0, 9.0], 20)
    >>> grower = ProfileGrower(
    ...     questions=(Questions.about_numbers(0, orders),),
    ...     behaviour=(orders - 4)[:, None],
    ...     min_customers=10,
    ... )
    >>> tree = grow_tree(orders[:, None], grower, max_leaves=6)
    >>> [len(leaf.rows) for leaf in tree.leaves], len(tree.made)
    ([20, 20, 20], 2)
    """
    rows = np.arange(len(values))
    leaves = [Leaf(region=Region.whole(values.shape[1]), rows=rows, proposal=grower.propose(rows))]
    made: list[Proposal] = []
    while len(leaves) < max_leaves:
        position = max(range(len(leaves)), key=lambda at: leaves[at].gain)
        chosen = leaves[position].proposal
        if chosen is None or leaves[position].gain == 0:
            break
        made.append(chosen)
        leaves[position : position + 1] = _sides(leaves[position], chosen, values, grower)
    dropped = [leaf.proposal for leaf in leaves if leaf.proposal and not leaf.proposal.holds]
    return GrownTree(leaves=tuple(leaves), made=tuple(made), dropped=tuple(dropped))


def _sides(leaf: Leaf, chosen: Proposal, values: Matrix, grower: Grower) -> list[Leaf]:
    is_inside = chosen.split.holds(values[leaf.rows, chosen.split.column])
    regions = leaf.region.sides(chosen.split)
    rows = (leaf.rows[is_inside], leaf.rows[~is_inside])
    return [
        Leaf(region=region, rows=own, proposal=grower.propose(own))
        for region, own in zip(regions, rows, strict=True)
    ]
