"""Which cut-points of a column are given rather than learned?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True)
class LevelCuts:
    """Cut-points that somebody chose for a column, kept as given.

    Parameters
    ----------
    column
        The raw column.
    cuts
        Rising: a value that reaches a cut-point lies above it.
    scores
        Of the levels, that of the lowest values first, one more than cut-points. Without them the levels are spread evenly over
        the scale, the highest values (of recency, the lowest) at its top.

    Raises
    ------
    ParameterError
        When there is no cut-point, or they do not rise, or the scores are not one for each level.

    Examples
    --------
    At least 10 orders a year score 5, 5 to 9 score 3, fewer 1.

    >>> orders = LevelCuts(column="orders", cuts=(5, 10), scores=(1, 3, 5))
    """

    column: str
    cuts: tuple[float, ...]
    scores: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        check_rising(self.column, self.cuts)
        if self.scores and len(self.scores) != len(self.cuts) + 1:
            raise ParameterError(
                f"The levels of '{self.column}' do not have one score each.",
                found=f"{len(self.scores)} scores",
                expected=f"{len(self.cuts) + 1}, for {len(self.cuts)} cut-points",
            )

    def levels(self, *, n_levels: int, is_falling: bool) -> Levels:
        """Return the levels with their scores from 1 to n_levels, falling where low values are best."""
        spread = [
            1 + round(part * (n_levels - 1) / len(self.cuts)) for part in range(len(self.cuts) + 1)
        ]
        scores = self.scores or tuple(reversed(spread) if is_falling else spread)
        return Levels(
            cuts=np.array(self.cuts, dtype=np.float64), scores=np.array(scores, dtype=np.int64)
        )


def check_rising(column: str, cuts: Sequence[float]) -> None:
    """Refuse cut-points that are none, not finite, or do not rise.

    Raises
    ------
    ParameterError
        Naming the column.
    """
    is_rising = all(low < high for low, high in pairwise(cuts))
    if not cuts or not is_rising or not all(map(math.isfinite, cuts)):
        raise ParameterError(
            f"The cut-points of '{column}' are none.",
            found=list(cuts),
            expected="at least one number, and rising ones",
        )
