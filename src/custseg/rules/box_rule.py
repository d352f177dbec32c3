"""Which is the first box that holds a row?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.rules.blocks import label_blocks, row_blocks
from custseg.rules.fields import check_fields, freeze_integers, freeze_numbers
from custseg.rules.placement import NOISE, Placement

if TYPE_CHECKING:
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules.arrays import Labels, Matrix


@dataclass(frozen=True, kw_only=True, eq=False)
class BoxRule:
    """Place each row by the first box that holds it.

    A box holds a row whose every value lies between its bounds, low <= value < high, or is missing where the box takes missing
    values. Boxes may overlap, and several may belong to one cluster. A row that no box holds is noise. The membership is all or
    nothing.

    Parameters
    ----------
    input_names
        The d columns it reads, raw ones.
    lows, highs
        float64 (m, d): the bounds of each box; minus and plus infinity where it has none.
    takes_missing
        int64 (m, d): 1 where a box holds a row whose value is missing, else 0.
    clusters
        int64 (m,): the cluster of each box, or `NOISE`.
    n_clusters
        Every cluster has a box.
    covers
        The fewest customers that a learned bound or a box that is not noise stands for.

    Raises
    ------
    BundleError
        When shapes, types or values do not fit together.

    Examples
    --------
    >>> rule = BoxRule(
    ...     input_names=("orders", "spend"),
    ...     lows=np.array([[5.0, -np.inf], [-np.inf, 100.0]]),
    ...     highs=np.full((2, 2), np.inf),
    ...     takes_missing=np.array([[0, 1], [0, 0]]),
    ...     clusters=np.array([0, 1]),
    ...     n_clusters=2,
    ...     covers=10,
    ... )
    >>> rule.place(np.array([[5.0, np.nan], [4.0, 100.0], [4.0, 99.0]])).labels.tolist()
    [0, 1, -1]
    """

    kind: ClassVar[str] = "box"

    input_names: tuple[str, ...]
    lows: Matrix
    highs: Matrix
    takes_missing: NDArray[np.int64]
    clusters: NDArray[np.int64]
    n_clusters: int
    covers: int

    def __post_init__(self) -> None:
        per_box = np.shape(self.lows)[:1]
        per_bound = (*per_box, len(self.input_names))
        freeze_numbers(self, lows=per_bound, highs=per_bound)
        freeze_integers(self, takes_missing=per_bound, clusters=per_box)
        check_fields(
            self,
            lows_lie_under_highs=(self.lows < self.highs).all(),
            takes_missing_is_0_or_1=np.isin(self.takes_missing, (0, 1)).all(),
            every_cluster_has_a_box=np.array_equal(
                np.union1d(self.clusters, NOISE), np.arange(NOISE, self.n_clusters)
            ),
        )

    def label(self, X: Matrix) -> Labels:
        """Return the cluster of each row of a float64 matrix (n, d), or `NOISE`."""
        blocks = row_blocks(X, n_columns=len(self.input_names))
        return label_blocks(blocks, len(X), self._label_block)

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, d) of raw values, NaN where missing."""
        labels = self.label(X)
        membership = np.zeros((len(labels), self.n_clusters))
        placed = np.flatnonzero(labels != NOISE)
        membership[placed, labels[placed]] = 1.0
        return Placement(labels=labels, membership=membership)

    def holds(self, X: Matrix) -> NDArray[np.bool_]:
        """Return which boxes hold each row of a float64 matrix (n, d), not the first alone: (n, m)."""
        held = np.empty((len(X), len(self.clusters)), dtype=np.bool_)
        for rows, block in row_blocks(X, n_columns=len(self.input_names)):
            _hold(block, self.lows, self.highs, self.takes_missing, held[rows])
        return held

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        numbers = np.append(np.argsort(order), NOISE)  # NOISE is -1, and so picks the last entry
        return replace(self, clusters=numbers[self.clusters].astype(np.int64))

    def _label_block(self, rows: Matrix) -> Labels:
        # After all boxes comes one that holds everybody, which is noise.
        held = np.ones((len(rows), len(self.clusters) + 1), dtype=np.bool_)
        _hold(rows, self.lows, self.highs, self.takes_missing, held)
        clusters = np.append(self.clusters, NOISE).astype(np.int32)
        return np.asarray(clusters[held.argmax(axis=1)])


@kernel
def _hold(
    X: Matrix,
    lows: Matrix,
    highs: Matrix,
    takes_missing: NDArray[np.int64],
    held: NDArray[np.bool_],
) -> None:
    for row in range(len(X)):
        for box in range(len(lows)):
            is_in = True
            for column in range(X.shape[1]):
                value = X[row, column]
                if np.isnan(value):
                    is_in = takes_missing[box, column] == 1
                else:
                    is_in = lows[box, column] <= value < highs[box, column]
                if not is_in:
                    break
            held[row, box] = is_in
