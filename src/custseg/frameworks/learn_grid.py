"""How is a grid of equally large groups learned from columns?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.learned_cuts import learned_cuts
from custseg.rules import MIN_COVERED, NOISE, GridRule, canonical_order

if TYPE_CHECKING:
    from custseg.rules import Matrix


def learn_grid(raw: Matrix, *, input_names: tuple[str, ...], n_levels: int) -> GridRule:
    """Cut each column into n_levels groups of equal size, and make every cell somebody is in a cluster.

    Cut-points are those of `learned_cuts`: where values repeat, a column has fewer levels. A customer with a missing value is noise.

    Parameters
    ----------
    raw
        float64 (n, d), NaN where missing; rounded to float32, as a customer table is.
    input_names
        The d columns.
    n_levels
        Groups per column, at most.

    Raises
    ------
    TableError
        When a value is infinite, or the matrix is not as wide as its names.

    Examples
    --------
    >>> rule = learn_grid(np.arange(100.0)[:, None], input_names=("spend",), n_levels=4)
    >>> rule.cuts.tolist(), rule.place(np.array([[3.0], [60.0]])).labels.tolist()
    ([24.5, 49.5, 74.5], [0, 2])
    """
    rows = as_rows(raw, input_names=input_names)
    bounds = [level / n_levels for level in range(1, n_levels)]
    cuts = [learned_cuts(column, bounds=bounds) for column in rows.T]
    n_cuts = np.array([len(own) for own in cuts], dtype=np.int64)
    n_cells = int(np.prod(n_cuts + 1))
    everything = GridRule(
        input_names=input_names,
        cuts=np.concatenate([np.empty(0), *cuts]),
        n_cuts=n_cuts,
        missing_levels=np.full(len(cuts), NOISE),
        cell_clusters=np.arange(n_cells),
        n_clusters=n_cells,
        covers=0,
    )
    return _occupied(everything, rows)


def _occupied(everything: GridRule, rows: Matrix) -> GridRule:
    """Return the rule whose clusters are the cells with customers, in canonical order."""
    cells = everything.cells(rows)
    taken, labels, sizes = np.unique(cells[cells >= 0], return_inverse=True, return_counts=True)
    cell_clusters = np.full(everything.n_clusters, -1)
    cell_clusters[taken] = np.arange(len(taken))
    rule = replace(
        everything,
        cell_clusters=cell_clusters,
        n_clusters=len(taken),
        covers=int(min(MIN_COVERED, *sizes)) if len(sizes) else 0,
    )
    return rule.renumbered(canonical_order(labels, taken[:, None]))
