"""How does one weighted score stand in for the cells of an RFM grid?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.given_cuts import given_cuts
from custseg.frameworks.levels import Levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector

_AXES = ("recency", "frequency", "monetary")
_TOTAL = "RFM total"


@dataclass(frozen=True, kw_only=True)
class RFMTotal:
    """Add the three scores up, each with a weight, and cut the total into segments.

    Parameters
    ----------
    weights
        Of recency, frequency and monetary; not negative, and not all 0.
    names
        Of the segments, that of the lowest totals first.
    cuts
        Totals at which the next segment begins, one fewer than names; without them they are learned, so that the segments are about
        equally large. Equal totals are never parted.

    Raises
    ------
    ParameterError
        When weights cannot be added, or names and cut-points do not fit together.

    Examples
    --------
    >>> total = RFMTotal(weights=(1, 2, 3), names=("Low", "High"), cuts=(18,))
    >>> total.of(np.array([[5, 5, 1], [5, 5, 5]])).tolist()
    [18.0, 30.0]
    """

    weights: tuple[float, float, float] = (1.0, 1.0, 1.0)
    names: tuple[str, ...] = ("Low total", "Middle total", "High total")
    cuts: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if (
            len(self.weights) != len(_AXES)
            or min(self.weights) < 0
            or not 0 < sum(self.weights) < np.inf
        ):
            raise ParameterError(
                "The weights of an RFM total cannot be added up.",
                found=list(self.weights),
                expected="three numbers, none below 0, not all 0",
            )
        if self.cuts:
            given_cuts(_TOTAL, self.cuts)
        if len(set(self.names)) < max(len(self.names), 1) or len(self.cuts) not in (
            0,
            len(self.names) - 1,
        ):
            raise ParameterError(
                "The segments of an RFM total cannot be told apart.",
                found=f"names {list(self.names)}, cut-points {list(self.cuts)}",
                expected="different names, and one cut-point fewer, or none",
            )

    def of(self, scores: NDArray[np.int64]) -> Vector:
        """Return the weighted total of scores (n, 3), rounded to float32 as its cut-points are: float64 (n,)."""
        recency, frequency, monetary = (
            np.multiply(*one) for one in zip(scores.T, self.weights, strict=True)
        )
        # One sum after the other: a matrix product rounds one row unlike many.
        total = np.asarray(recency + frequency + monetary, dtype=np.float32)
        return total.astype(np.float64)

    def levels(self, totals: Vector) -> Levels:
        """Return the levels of the total, learned from the customers' own totals where no cut-points are given."""
        if self.cuts:
            cuts = given_cuts(_TOTAL, self.cuts)
            return Levels(cuts=cuts, scores=np.arange(len(self.names)))
        bounds = [part / len(self.names) for part in range(1, len(self.names))]
        return Levels.learned(totals, bounds=bounds)
