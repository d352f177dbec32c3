"""Between which cut-points does each value lie, and whose cell is that?"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.rules.blocks import row_blocks
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE, Placement

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class GridRule:
    """Place each row by the bin of each of its values.

    A value that reaches a cut-point (value >= cut) lies above it. Bins are numbered from 0 in each column, and a cell by its
    bins, the last column counting fastest. A missing value takes the bin that its column gives it, or makes the row noise;
    so does a cell of no cluster. The membership is all or nothing. Without columns there is one cell for everybody.

    Parameters
    ----------
    input_names
        The d columns it reads, raw ones.
    cuts
        float64 (sum of n_cuts,): the cut-points of the first column, then of the second, and so on; rising in each.
    n_cuts
        int64 (d,): how many cut-points each column has.
    missing_levels
        int64 (d,): the bin of a missing value in each column, or -1 where it makes the row noise.
    cell_clusters
        int64 (product of n_cuts + 1,): the cluster of each cell, or `NOISE`.
    n_clusters
        Every cluster has a cell.
    covers
        The fewest customers that a cut-point or a cell that is not noise stands for.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = GridRule(
    ...     input_names=("orders", "spend"),
    ...     cuts=np.array([2.0, 50.0]),
    ...     n_cuts=np.array([1, 1]),
    ...     missing_levels=np.array([0, -1]),
    ...     cell_clusters=np.array([0, 1, -1, 1]),
    ...     n_clusters=2,
    ...     covers=10,
    ... )
    >>> rule.place(np.array([[1.0, 20.0], [2.0, 50.0], [2.0, 20.0], [np.nan, 60.0]])).labels.tolist()
    [0, 1, -1, 1]
    """

    kind: ClassVar[str] = "grid"

    input_names: tuple[str, ...]
    cuts: Vector
    n_cuts: NDArray[np.int64]
    missing_levels: NDArray[np.int64]
    cell_clusters: NDArray[np.int64]
    n_clusters: int
    covers: int

    def __post_init__(self) -> None:
        freeze_integers(
            self, n_cuts=(len(self.input_names),), missing_levels=(len(self.input_names),)
        )
        check_fields(self, n_cuts_are_at_least_0=(self.n_cuts >= 0).all())
        freeze_numbers(self, cuts=(int(self.n_cuts.sum()),))
        freeze_integers(self, cell_clusters=(math.prod((self.n_cuts + 1).tolist()),))
        own_cuts = np.split(self.cuts, np.cumsum(self.n_cuts))
        check_fields(
            self,
            cuts_are_finite=np.isfinite(self.cuts).all(),
            missing_levels_are_bins=(
                (self.missing_levels >= NOISE) & (self.missing_levels <= self.n_cuts)
            ).all(),
            cuts_rise_in_each_column=all((np.diff(cuts) > 0).all() for cuts in own_cuts),
            every_cluster_has_a_cell=np.array_equal(
                np.union1d(self.cell_clusters, NOISE), np.arange(NOISE, self.n_clusters)
            ),
        )

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        cells = self.cells(X)
        clusters = np.append(self.cell_clusters, NOISE).astype(np.int32)  # cell -1 is the last
        return np.asarray(clusters[cells])

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d) of raw values, NaN where missing."""
        labels = self.label(X)
        membership = np.zeros((len(labels), self.n_clusters))
        placed = np.flatnonzero(labels != NOISE)
        membership[placed, labels[placed]] = 1.0
        return Placement(labels=labels, membership=membership)

    def cells(self, X: Matrix) -> NDArray[np.int64]:
        """Return the cell of each row of a float64 matrix (n, d), -1 where a missing value has no bin."""
        cells = np.empty(len(X), dtype=np.int64)
        for rows, block in row_blocks(X, n_columns=len(self.input_names)):
            _find(block, self.cuts, self.n_cuts, self.missing_levels, cells[rows])
        return cells

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        numbers = np.append(np.argsort(order), NOISE)  # NOISE is -1, and so picks the last entry
        return replace(self, cell_clusters=numbers[self.cell_clusters].astype(np.int64))


@kernel
def _find(
    X: Matrix,
    cuts: Vector,
    n_cuts: NDArray[np.int64],
    missing_levels: NDArray[np.int64],
    cells: NDArray[np.int64],
) -> None:
    for row in range(len(X)):
        cell, first = 0, 0
        for column in range(X.shape[1]):
            value = X[row, column]
            level = 0
            if np.isnan(value):
                level = missing_levels[column]
            else:
                while level < n_cuts[column] and value >= cuts[first + level]:
                    level += 1
            if level < 0:
                cell = -1
                break
            cell = cell * (n_cuts[column] + 1) + level
            first += n_cuts[column]
        cells[row] = cell
