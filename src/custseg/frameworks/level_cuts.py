"""Which cut-points of a column are given rather than learned?"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.given_cuts import given_cuts
from custseg.frameworks.levels import Levels


@dataclass(frozen=True, kw_only=True)
class LevelCuts:
    """Cut-points that somebody chose for a column, kept as given, and rounded to float32 as its values are.

    Parameters
    ----------
    column
        The raw column.
    cuts
        Rising: a value that reaches a cut-point lies above it.
    scores
        Of the levels, that of the lowest values first, one more than cut-points. They need not rise, as where customers of middling
        age are best, and levels may share one. Without them the levels are spread evenly over the scale, the highest values (of
        recency, the lowest) at its top; a level halfway between two scores has the higher one.

    Raises
    ------
    ParameterError
        When there is no cut-point, or they do not rise once rounded, or the scores are not one for each level.

    Examples
    --------
    At least 10 orders a year score 5, 5 to 9 score 3, fewer 1.

    >>> orders = LevelCuts(column="orders", cuts=(5, 10), scores=(1, 3, 5))
    """

    column: str
    cuts: tuple[float, ...]
    scores: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        given_cuts(self.column, self.cuts)
        if self.scores and len(self.scores) != len(self.cuts) + 1:
            raise ParameterError(
                f"The levels of '{self.column}' do not have one score each.",
                found=f"{len(self.scores)} scores",
                expected=f"{len(self.cuts) + 1}, for {len(self.cuts)} cut-points",
            )

    def levels(self, *, n_levels: int, is_falling: bool) -> Levels:
        """Return the levels with their scores from 1 to n_levels, falling where low values are best."""
        steps = range(len(self.cuts) + 1)
        rising = [(n_levels - 1) * step / len(self.cuts) for step in steps]
        places = reversed(rising) if is_falling else rising
        scores = self.scores or tuple(1 + math.floor(place + 0.5) for place in places)
        return Levels(
            cuts=given_cuts(self.column, self.cuts), scores=np.array(scores, dtype=np.int64)
        )
