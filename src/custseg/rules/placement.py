"""Where did each row go, and how clearly?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel

if TYPE_CHECKING:
    from custseg.rules.arrays import Labels, Matrix, Vector

NOISE = -1
_TILE = 1024


@dataclass(frozen=True, kw_only=True, eq=False)
class Placement:
    """The cluster of each row, and its degree of membership in every cluster.

    Parameters
    ----------
    labels
        int32 (n,): the rule's decision, `NOISE` where no cluster claims the row.
    membership
        float64 (n, k) in [0, 1], all 0 in a noise row. It describes the decision and never makes it.

    Examples
    --------
    >>> placed = Placement(
    ...     labels=np.array([1, NOISE], dtype=np.int32), membership=np.array([[0.2, 0.7], [0.0, 0.0]])
    ... )
    >>> placed.runner_up.tolist(), placed.margin.round(3).tolist()
    ([0, -1], [0.5, 0.0])
    """

    labels: Labels
    membership: Matrix

    @property
    def own(self) -> Vector:
        """The membership of each row in its own cluster, 0 for noise."""
        return self._best_two[0]

    @property
    def runner_up(self) -> Labels:
        """The other cluster with the greatest membership; `NOISE` for noise rows and a single cluster."""
        return self._best_two[1]

    @property
    def margin(self) -> Vector:
        """Own membership minus the runner-up's.

        Below 0 it says that a cluster which does not decide has the greater membership: possible for
        density rules, where memberships are scaled by each prototype's own radius.
        """
        return self._best_two[2]

    @cached_property
    def _best_two(self) -> tuple[Vector, Labels, Vector]:
        own, second = np.zeros(len(self.labels)), np.empty(len(self.labels))
        runner_up = np.empty(len(self.labels), dtype=np.int32)
        degrees = np.ascontiguousarray(self.membership.T)
        _find_best_two(np.ascontiguousarray(self.labels), degrees, own, second, runner_up)
        return own, runner_up, own - second


@kernel
def _find_best_two(
    labels: Labels, degrees: Matrix, own: Vector, second: Vector, runner_up: Labels
) -> None:
    runner_up[:] = NOISE
    second[:] = -1.0
    for start in range(0, len(labels), _TILE):
        here = slice(start, start + _TILE)
        to, mine, next_best, rival = labels[here], own[here], second[here], runner_up[here]
        for cluster in range(len(degrees)):
            values = degrees[cluster][here]
            for row in range(len(to)):
                is_own = to[row] == cluster
                mine[row] = values[row] if is_own else mine[row]
                is_second = not is_own and values[row] > next_best[row]
                rival[row] = cluster if is_second else rival[row]
                next_best[row] = values[row] if is_second else next_best[row]
        for row in range(len(to)):
            is_apart = to[row] == NOISE or next_best[row] < 0
            rival[row] = NOISE if is_apart else rival[row]
            next_best[row] = 0.0 if is_apart else next_best[row]
