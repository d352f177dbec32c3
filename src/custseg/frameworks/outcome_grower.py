"""Which split tells most about what customers did later, and do other customers confirm it?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.clipped import clipped
from custseg.frameworks.proposal import Proposal
from custseg.frameworks.two_sides import TwoSides
from custseg.rules import MIN_COVERED
from custseg.segmentation.readable_number import readable_number

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.frameworks.questions import Questions
    from custseg.frameworks.split import Split
    from custseg.rules import Vector

_SIGNIFICANT = 0.05
_LEAST_TOLD = 0.001


@dataclass(frozen=True, kw_only=True, eq=False)
class OutcomeGrower:
    """Take the split that an outcome differs by most surely, and make it only where customers who had no say in it agree.

    One half of the customers proposes: of each column the question with the smallest p-value, multiplied by the number of
    questions and of columns (Bonferroni, as CHAID does: Kass 1980); the column with the smallest product, if that is under 0.05. The other half judges
    this one question, which it has not seen (Athey and Imbens 2016): it must differ in the same direction, with a p-value under 0.05
    divided by the number of splits that the tree may have.

    The test asks for ranks, so that a few large buyers do not decide. Customers without an outcome have no say.

    Parameters
    ----------
    questions
        That may be asked, of each column.
    values
        float64 (n, d): the columns.
    outcome
        float64 (n,): NaN where it is not known.
    judges
        bool (n,): the half that judges.
    min_customers
        On either side of a split, with an outcome or not.
    n_splits
        That the tree may have at most.

    Examples
    --------
    >>> from custseg.frameworks.questions import Questions
    >>> orders = np.tile([1.0, 9.0], 40)
    >>> grower = OutcomeGrower(
    ...     questions=(Questions.about_numbers(0, orders),),
    ...     values=orders[:, None],
    ...     outcome=orders + np.arange(80.0) / 80,
    ...     judges=np.arange(80) < 40,
    ...     min_customers=10,
    ...     n_splits=5,
    ... )
    >>> found = grower.propose(np.arange(80))
    >>> found.split.inside.low, found.holds
    (2.0, True)
    """

    questions: tuple[Questions, ...]
    values: NDArray[np.float64]
    outcome: Vector
    judges: NDArray[np.bool_]
    min_customers: int
    n_splits: int

    @cached_property
    def scores(self) -> Vector:
        """The mid-ranks of the outcome, from -1/2 to 1/2; 0 where it is not known."""
        from scipy.stats import rankdata

        known = ~np.isnan(self.outcome)
        scores = np.zeros(len(known))
        scores[known] = rankdata(self.outcome[known]) / max(known.sum(), 1)
        scores[known] -= scores[known].mean() if known.any() else 0.0
        return scores

    @cached_property
    def told(self) -> Vector:
        """The outcome as its means are told: clipped, so that nobody is most of a mean."""
        return clipped(self.outcome)

    def propose(self, rows: NDArray[np.intp]) -> Proposal | None:
        """Return the split that one half proposes, judged by the other half; None where nothing is significant."""
        known = rows[~np.isnan(self.outcome[rows])]
        asking = known[~self.judges[known]]
        found = [
            one for asked in self.questions if (one := self._best_question(asked, rows, asking))
        ]
        best = min(found, key=lambda one: one.log_p, default=None)
        if best is None or best.log_p + np.log(len(self.questions)) > np.log(_SIGNIFICANT):
            return None
        return self._judged(best, asking, known[self.judges[known]])

    def summary(self, leaves: list[NDArray[np.intp]]) -> str:
        """Return the share of the variance of the outcome's ranks that the leaves explain among the judges."""
        is_asked = self.judges & ~np.isnan(self.outcome)
        scores = self.scores[is_asked]
        total = ((scores - scores.mean()) ** 2).sum() if len(scores) else 0.0
        inside = [self.scores[rows[is_asked[rows]]] for rows in leaves]
        within = sum(((own - own.mean()) ** 2).sum() for own in inside if len(own))
        share = 1 - within / total if total > 0 else 0.0
        return (
            f"The leaves explain {100 * share:.1f} % of the variance of the outcome's ranks among those who judged the"
            f" splits and proposed none (n = {len(scores):,})."
        )

    def _best_question(
        self, asked: Questions, rows: NDArray[np.intp], asking: NDArray[np.intp]
    ) -> _Question | None:
        """Return the column's best question; None where none is open."""
        of_asking = asked.counts(asking)
        is_open = asked.is_open(rows, n_inside=asked.counts(rows), min_customers=self.min_customers)
        is_open &= np.minimum(of_asking, len(asking) - of_asking) >= MIN_COVERED
        if not is_open.any():
            return None
        own = self.scores[asking]
        inside = asked.totals(asking, own[:, None])[:, 0]
        found = TwoSides.of(own, n_inside=of_asking, inside=inside)
        number = int(np.where(is_open, found.statistic, -1.0).argmax())
        return _Question(
            split=asked.split(number, rows),
            gain=float(found.gain[number]),
            log_p=float(found.log_p[number] + np.log(np.count_nonzero(is_open))),
        )

    def _judged(
        self, best: _Question, asking: NDArray[np.intp], judging: NDArray[np.intp]
    ) -> Proposal:
        proposed, judged = (self._difference(best.split, rows) for rows in (asking, judging))
        if proposed is None or judged is None:
            holds = False
            judgement = f"under {MIN_COVERED} customers on a side are left to judge it"
        else:
            is_alike = np.sign(proposed.ranks) == np.sign(judged.ranks)
            holds = bool(is_alike and judged.p_value <= _SIGNIFICANT / self.n_splits)
            judgement = (
                f"mean outcome {proposed.means} in the half that proposed it; {judged.means} in the half that judged it,"
                f" {_told_p(judged.p_value)}"
            )
        return Proposal(split=best.split, gain=best.gain, holds=holds, judgement=judgement)

    def _difference(self, split: Split, rows: NDArray[np.intp]) -> _Difference | None:
        """Return how customers inside and outside differ; None with under 10 of them on a side."""
        is_inside = split.holds(self.values[rows, split.column])
        n_inside = np.count_nonzero(is_inside)
        if min(n_inside, len(rows) - n_inside) < MIN_COVERED:
            return None
        scores, outcome = self.scores[rows], self.told[rows]
        inside = scores[is_inside]
        found = TwoSides.of(
            scores, n_inside=np.array([float(n_inside)]), inside=np.array([inside.sum()])
        )
        return _Difference(
            means=f"{_told(outcome[is_inside])} against {_told(outcome[~is_inside])}",
            ranks=float(inside.mean() - scores[~is_inside].mean()),
            p_value=float(np.exp(found.log_p[0])),
        )


@dataclass(frozen=True, kw_only=True)
class _Question:
    """The best question of a column, with the logarithm of its p-value times the number of questions."""

    split: Split
    gain: float
    log_p: float


@dataclass(frozen=True, kw_only=True)
class _Difference:
    """The mean outcome on both sides in words, the difference of the mean ranks, and how likely chance makes one as large."""

    means: str
    ranks: float
    p_value: float


def _told(outcome: Vector) -> str:
    return f"{readable_number(float(f'{outcome.mean():.3g}'))} (n = {len(outcome):,})"


def _told_p(p_value: float) -> str:
    return f"p = {p_value:.1g}" if p_value >= _LEAST_TOLD else f"p below {_LEAST_TOLD:g}"
