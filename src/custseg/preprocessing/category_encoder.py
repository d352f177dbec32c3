"""What has to be learned of a column of names?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.preprocessing.pooled_levels import PooledLevels
from custseg.preprocessing.step_learner import StepLearner
from custseg.steps import CategoryStep

if TYPE_CHECKING:
    from custseg.steps import Matrix, Vector


class CategoryEncoder(StepLearner):
    """Replace a level by centred indicators that together vary as much as one standardised number.

    Levels under 10 customers or under 1 % are pooled as `other`, missing values (a level of their own)
    under 10 customers too. A pool under 10 customers takes in the next smallest level until it is not.

    Parameters
    ----------
    levels
        The names behind the positions 0, 1, ... of every column; any other number joins the pool. None: each number is a
        level, called after itself.

    Attributes
    ----------
    preparation_
        One `CategoryStep` per column.

    Examples
    --------
    >>> import numpy as np
    >>> regions = np.repeat([0.0, 1.0, 2.0, 3.0], [60, 30, 8, 2])[:, None]
    >>> encoder = CategoryEncoder(levels=("north", "south", "east", "west")).fit(regions)
    >>> encoder.preparation_.output_names
    ('x0=north', 'x0=south', 'x0:other')
    """

    def __init__(self, *, levels: tuple[str, ...] | None = None) -> None:
        self.levels = levels

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[CategoryStep, ...]:
        """Return one step per column."""
        return tuple(self._step(name, codes) for name, codes in zip(names, rows.T, strict=True))

    def _step(self, name: str, column: Vector) -> CategoryStep:
        found = PooledLevels.of(column, levels=self.levels)
        return CategoryStep(
            input_names=(name,),
            levels=found.names,
            codes=found.codes,
            shares=found.counts / len(column),
            other_share=found.n_pooled / len(column) or None,
            missing_share=found.n_missing / len(column) or None,
            covers=found.covers or len(column),
        )
