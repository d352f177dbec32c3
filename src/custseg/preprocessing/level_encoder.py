"""What has to be learned of a column of which only the level counts, and no distance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.pooled_levels import PooledLevels
from custseg.preprocessing.step_learner import StepLearner
from custseg.steps import LevelStep

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector


class LevelEncoder(StepLearner):
    """Number the levels that customers have, and leave missing what is missing.

    Levels are pooled as `CategoryEncoder` does, and shares are those among the customers of whom the level is known.

    Parameters
    ----------
    levels
        The names behind the positions 0, 1, ... of every column; any other number joins the pool. None: each number is a
        level, called after itself.

    Attributes
    ----------
    preparation_
        One `LevelStep` per column.

    Examples
    --------
    >>> regions = np.repeat([0.0, 1.0, 2.0, np.nan], [60, 8, 30, 2])[:, None]
    >>> encoder = LevelEncoder(levels=("north", "east", "south")).fit(regions)
    >>> encoder.preparation_.treatments[0].levels
    ('north',)
    >>> encoder.transform([[0], [1], [2], [np.nan]]).ravel().tolist()
    [0.0, 1.0, 1.0, nan]
    """

    def __init__(self, *, levels: tuple[str, ...] | None = None) -> None:
        self.levels = levels

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[LevelStep, ...]:
        """Return one step per column."""
        return tuple(self._step(name, codes) for name, codes in zip(names, rows.T, strict=True))

    def _step(self, name: str, column: Vector) -> LevelStep:
        known = column[~np.isnan(column)]
        found = PooledLevels.of(known, levels=self.levels)
        n_known = max(len(known), 1)
        return LevelStep(
            input_names=(name,),
            levels=found.names,
            codes=found.codes,
            shares=found.counts / n_known,
            other_share=found.n_pooled / n_known or None,
            covers=found.covers or len(column),
        )
