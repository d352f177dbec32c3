"""How is a grid of equally large groups learned from columns?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError
from custseg.rules import MIN_COVERED, GridRule, canonical_order, covered_quantile

if TYPE_CHECKING:
    from custseg.rules import Matrix, Vector


def learn_grid(raw: Matrix, *, input_names: tuple[str, ...], n_levels: int) -> GridRule:
    """Cut each column into n_levels groups of equal size, and make every cell somebody is in a cluster.

    A cut-point is a covered quantile: the mean of the 10 values around it. Where values repeat, cut-points that
    coincide or part nobody are dropped, and the column has fewer levels. Missing values part nothing.

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
    rows = raw.astype(np.float32).astype(np.float64)
    if rows.shape[1:] != (len(input_names),) or np.isinf(rows).any():
        raise TableError(
            "The columns of a grid cannot be cut.",
            found=f"shape {raw.shape}, {np.isinf(rows).sum()} infinite values",
            expected=f"shape (n, {len(input_names)}), finite or missing",
        )
    cuts = [_cuts(column[~np.isnan(column)], n_levels=n_levels) for column in rows.T]
    n_cuts = np.array([len(own) for own in cuts], dtype=np.int64)
    n_cells = int(np.prod(n_cuts + 1))
    everything = GridRule(
        input_names=input_names,
        cuts=np.concatenate([np.empty(0), *cuts]),
        n_cuts=n_cuts,
        cell_clusters=np.arange(n_cells),
        n_clusters=n_cells,
        covers=0,
    )
    return _occupied(everything, rows)


def _cuts(values: Vector, *, n_levels: int) -> Vector:
    if not len(values):
        return np.empty(0)
    cuts = np.unique([covered_quantile(values, level / n_levels) for level in range(1, n_levels)])
    levels = np.searchsorted(cuts, values, side="right")
    # A cut-point that parts no two training values would leave a level that nobody was in.
    is_needed = np.isin(np.arange(1, len(cuts) + 1), levels)
    return np.asarray(cuts[is_needed & (cuts > values.min())])


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
