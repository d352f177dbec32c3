"""Which of those that pass every gate wins?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.validation.measures.share_interval import Z_95
from custseg.validation.verdict.attractiveness import attractiveness, points
from custseg.validation.verdict.points_error import points_error
from custseg.validation.verdict.simplicity import simplicity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Self

    from custseg.validation.verdict.scorecard import Scorecard
    from custseg.validation.verdict.simplicity import Simplicity

# Far below any figure, and above what adding in another order makes of one.
_ROUNDING = 1e-12


@dataclass(frozen=True, kw_only=True)
class Contender:
    """A candidate that passes every gate.

    Parameters
    ----------
    candidate
        Its name.
    points, error
        How many it has, and their standard error.
    simplicity
        Simpler candidates come first.
    """

    candidate: str
    points: float
    error: float
    simplicity: Simplicity

    @classmethod
    def of(cls, scorecard: Scorecard, weights: Mapping[str, float]) -> Self:
        """Work out its points."""
        return cls(
            candidate=scorecard.candidate,
            points=points(attractiveness(scorecard, weights), weights),
            error=points_error(scorecard, weights),
            simplicity=simplicity(scorecard),
        )

    @property
    def place(self) -> tuple[float, Simplicity, str]:
        """What contenders are ordered by, the best first: more points, then the simpler one, then the first name."""
        return -self.points, self.simplicity, self.candidate

    def lead_error(self, other: Contender) -> float:
        """Return the standard error of the difference of the points, taking both as independent."""
        return math.hypot(self.error, other.error)

    def is_ahead_of(self, other: Contender) -> bool:
        """Whether it has more points than the other by more than 1.96 standard errors of the difference."""
        return self.points - other.points > Z_95 * self.lead_error(other) + _ROUNDING

    def outdoes(self, other: Contender) -> bool:
        """Whether it has at least as many points, is at least as simple, and better in one of the two."""
        own, theirs = (self.points, self.simplicity), (other.points, other.simplicity)
        return own[0] >= theirs[0] and own[1] <= theirs[1] and own != theirs


def winner_of(contenders: Iterable[Contender]) -> Contender:
    """Return the simplest of the leader and those whom it is not ahead of for sure.

    Whoever somebody else outdoes, in points and simplicity, cannot win: wide intervals alone make nobody the winner.

    Parameters
    ----------
    contenders
        At least one, in any order. The leader has the most points; of equally simple ones more points win, then the first name.

    Examples
    --------
    >>> many = Contender(candidate="many", points=0.72, error=0.02, simplicity=(6, 8, 1))
    >>> few = Contender(candidate="few", points=0.70, error=0.02, simplicity=(4, 8, 1))
    >>> winner_of([many, few]).candidate
    'few'
    """
    ordered = sorted(contenders, key=lambda one: one.place)
    alike = [one for one in ordered if not ordered[0].is_ahead_of(one)]
    eligible = [one for one in alike if not any(other.outdoes(one) for other in ordered)]
    return min(eligible, key=lambda one: (one.simplicity, one.place))
