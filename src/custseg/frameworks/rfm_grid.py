"""How far do recency, frequency and monetary go, each cut into equally large levels?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.checks import check_at_least
from custseg.frameworks.learn_grid import learn_grid

if TYPE_CHECKING:
    from custseg.rules import GridRule, Matrix


@dataclass(frozen=True, kw_only=True)
class RFMGrid:
    """Cut recency, frequency and monetary into levels, and make every cell of the grid a group (Hughes 1994).

    Levels are cut independently of each other. Only the cells matter here, and not whether a level is called
    high or low, so that the direction of recency makes no difference.

    Parameters
    ----------
    recency, frequency, monetary
        The raw columns.
    n_levels
        Levels per column: 5 make a grid of 125 cells, of which those with a training customer are clusters.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> grid = RFMGrid(recency="days", frequency="orders", monetary="spend", n_levels=2)
    >>> grid.fit(rng.normal(size=(400, 3))).n_clusters
    8
    """

    recency: str
    frequency: str
    monetary: str
    n_levels: int = 5

    def __post_init__(self) -> None:
        check_at_least(1, n_levels=self.n_levels)

    @property
    def input_names(self) -> tuple[str, ...]:
        """The three columns, recency first."""
        return (self.recency, self.frequency, self.monetary)

    def fit(self, raw: Matrix) -> GridRule:
        """Learn the cut-points from raw values (n, 3), NaN where missing."""
        return learn_grid(raw, input_names=self.input_names, n_levels=self.n_levels)
