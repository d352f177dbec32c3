"""Where did each row go, and how clearly?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules.arrays import Labels, Matrix, Vector

NOISE = -1


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
        if self.membership.shape[1] == 0:
            return np.zeros(len(self.labels))
        picked = np.take_along_axis(self.membership, np.maximum(self.labels, 0)[:, None], axis=1)
        return np.where(self.labels == NOISE, 0.0, picked[:, 0])

    @property
    def runner_up(self) -> Labels:
        """The other cluster with the greatest membership; `NOISE` for noise rows and a single cluster."""
        if self._is_alone:
            return np.full(len(self.labels), NOISE, dtype=np.int32)
        others = self._others().argmax(axis=1).astype(np.int32)
        return np.where(self.labels == NOISE, NOISE, others).astype(np.int32)

    @property
    def margin(self) -> Vector:
        """Own membership minus the runner-up's.

        Below 0 it says that a cluster which does not decide has the greater membership: possible for
        density rules, where memberships are scaled by each prototype's own radius.
        """
        if self._is_alone:
            return self.own
        return np.where(self.labels == NOISE, 0.0, self.own - self._others().max(axis=1))

    @property
    def _is_alone(self) -> bool:
        return bool(self.membership.shape[1] <= 1)

    def _others(self) -> Matrix:
        others = self.membership.copy()
        np.put_along_axis(others, np.maximum(self.labels, 0)[:, None], -1.0, axis=1)
        return others
