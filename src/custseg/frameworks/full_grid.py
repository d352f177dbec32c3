"""How far do several columns go, each cut into equally large levels?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from custseg.checks import check_at_least
from custseg.frameworks.learn_grid import learn_grid
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns

if TYPE_CHECKING:
    from custseg.rules import Matrix


@dataclass(frozen=True)
class FullGrid(MadeOfItsColumns):
    """Make every cell of a grid of levels a group: of recency, frequency and monetary it is a yardstick of every leaderboard.

    Levels are cut independently of each other (Hughes 1994). Only the cells matter here, and not whether a level is called
    high or low, so that the direction of recency makes no difference.

    Parameters
    ----------
    columns
        The raw columns.
    n_levels
        Levels per column: 5 of three columns make a grid of 125 cells, of which those with a training customer are clusters.

    Examples
    --------
    >>> import numpy as np
    >>> rng = np.random.default_rng(0)
    >>> grid = FullGrid(("days", "orders", "spend"), n_levels=2)
    >>> grid.fit(rng.normal(size=(400, 3))).rule.n_clusters
    8
    """

    columns: tuple[str, ...]
    _: KW_ONLY
    n_levels: int = 5

    def __post_init__(self) -> None:
        check_at_least(1, n_levels=self.n_levels)

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns."""
        return self.columns

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points from raw values (n, d), NaN where missing."""
        rule = learn_grid(raw, input_names=self.input_names, n_levels=self.n_levels)
        return LearnedFramework(rule=rule)
