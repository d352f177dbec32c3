"""Into which levels is a column cut, and what is each of them worth?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.learned_cuts import learned_cuts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray

    from custseg.rules import Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class Levels:
    """The levels of one column.

    Parameters
    ----------
    cuts
        float64 (m - 1,), rising: a value that reaches a cut-point lies above it.
    scores
        int64 (m,): the score of each level, the level of the lowest values first.

    Examples
    --------
    >>> levels = Levels.learned(np.repeat([1.0, 2.0], [70, 30]), bounds=(0.2, 0.4, 0.6, 0.8))
    >>> levels.cuts.tolist(), levels.scores.tolist()
    ([2.0], [1, 4])
    """

    cuts: Vector
    scores: NDArray[np.int64]

    @classmethod
    def learned(cls, values: Vector, *, bounds: Sequence[float]) -> Self:
        """Cut a column at shares of its known values; scores are 0 to len(bounds), rising with the values.

        Where ties leave fewer levels than asked for, each scores what its middle customer would; so everybody with the
        same value has the same score, and a level of most customers is neither the lowest nor the highest.
        """
        cuts = learned_cuts(values, bounds=bounds)
        known = values[~np.isnan(values)]
        sizes = np.bincount(np.searchsorted(cuts, known, side="right"), minlength=len(cuts) + 1)
        middles = (np.cumsum(sizes) - sizes / 2) / len(known) if len(known) else np.array([0.5])
        scores = np.searchsorted(np.asarray(bounds, dtype=np.float64), middles)
        steps = np.arange(len(scores))
        rising = np.maximum.accumulate(scores - steps) + steps
        return cls(cuts=cuts, scores=np.minimum(rising, len(bounds) - steps[::-1]))

    @property
    def missing_bin(self) -> int:
        """The level of a missing value: that with the lowest score."""
        return int(self.scores.argmin())
