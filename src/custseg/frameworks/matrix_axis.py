"""How is one axis of a matrix of segments cut?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.given_cuts import given_cuts
from custseg.frameworks.levels import Levels

if TYPE_CHECKING:
    from custseg.rules import Vector

_LEVELS = {2: ("low", "high"), 3: ("low", "middle", "high")}


@dataclass(frozen=True, kw_only=True)
class MatrixAxis:
    """A column, cut into two or three levels.

    Parameters
    ----------
    column
        The raw column. A missing value takes the lowest level.
    n_levels
        2 or 3, of about as many customers each, where no cut-points are given.
    cuts
        One or two values at which the next level begins, rounded to float32 as its values are: they make two or three levels.
    names
        What an extra axis adds to the name of a segment, the lowest level first; without them such as "low contacts_count".

    Raises
    ------
    ParameterError
        When there are not two or three levels, or not a name for each.

    Examples
    --------
    >>> growth = MatrixAxis(column="spend_growth", cuts=(0.0,))
    >>> growth.level_names
    ('low', 'high')
    >>> MatrixAxis(column="contacts_count", names=("little service", "much service")).suffixes[1]
    'much service'
    """

    column: str
    n_levels: int = 2
    cuts: tuple[float, ...] = ()
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.cuts:
            given_cuts(self.column, self.cuts)
        if self._n_levels not in _LEVELS or len(set(self.names)) not in (0, self._n_levels):
            raise ParameterError(
                f"The column '{self.column}' makes no axis.",
                found=f"{self._n_levels} levels, names {list(self.names)}",
                expected="2 or 3 levels, and a name for each or none",
            )

    @property
    def level_names(self) -> tuple[str, ...]:
        """The names of the levels in the matrix, the lowest first."""
        return _LEVELS[self._n_levels]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """What each level adds to the name of a segment."""
        return self.names or tuple(f"{level} {self.column}" for level in self.level_names)

    def levels(self, values: Vector) -> Levels:
        """Return the levels, learned where no cut-points are given; their scores count from 0."""
        if self.cuts:
            cuts = given_cuts(self.column, self.cuts)
            return Levels(cuts=cuts, scores=np.arange(self._n_levels))
        return Levels.learned(
            values, bounds=[part / self.n_levels for part in range(1, self.n_levels)]
        )

    @property
    def _n_levels(self) -> int:
        return len(self.cuts) + 1 if self.cuts else self.n_levels
