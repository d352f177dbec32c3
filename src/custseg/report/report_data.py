"""What does a report say, before it is given a form?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.profiling import ScoringSheet, SegmentProfile
    from custseg.validation import Scorecard, Verdict


@dataclass(frozen=True, kw_only=True)
class SetAside:
    """Rows that did not take part: how many of what, and why."""

    what: str
    n: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReportData:
    """All that the report, the card and the plots show; nothing in it depends on when or where it ran.

    Parameters
    ----------
    title
        The recipe's title.
    as_of
        The day the features speak of, ISO; None where the table came as it was.
    n_customers, n_held_out
        Customers that chose the winner, and those kept aside.
    verdict
        Who wins and why.
    scorecards
        Of every candidate and yardstick, on the customers that chose.
    held_out
        The winner's scorecard on the customers kept aside; None without a winner.
    profiles
        The winner's segments, by cluster; empty without a winner.
    set_aside
        Lines and customers that did not take part.
    lines_in, lines_used
        Transaction lines read, and used; 0 where there were none.
    column_influence
        Share of the distance that each behaviour column carries, summing to 1.
    notes
        Plain sentences on the data: missing values, correlated columns, …
    weights
        The recipe's weights by criterion.
    outcome_name
        What the outcome is, in words; empty where there is none.
    value_name
        What the value column is, in words; empty where there is none.
    lineage
        Digests of data and recipe, seed, custseg version.
    scoring_sheet
        The winner's typing tool; None without a winner, or where identifiability was not asked.
    """

    title: str
    as_of: str | None
    n_customers: int
    n_held_out: int
    verdict: Verdict
    scorecards: tuple[Scorecard, ...]
    held_out: Scorecard | None
    profiles: tuple[SegmentProfile, ...]
    set_aside: tuple[SetAside, ...]
    lines_in: int
    lines_used: int
    column_influence: dict[str, float]
    notes: tuple[str, ...]
    weights: dict[str, float]
    outcome_name: str
    value_name: str
    lineage: dict[str, str]
    scoring_sheet: ScoringSheet | None = None

    @property
    def winner_scorecard(self) -> Scorecard | None:
        """The winner's scorecard on the customers that chose it; None without a winner."""
        cards = {card.candidate: card for card in self.scorecards}
        return cards.get(self.verdict.winner) if self.verdict.winner is not None else None

    @property
    def shown_profiles(self) -> tuple[SegmentProfile, ...]:
        """The segments of at least ten customers: smaller groups are never shown."""
        return tuple(profile for profile in self.profiles if profile.n_customers >= MIN_COVERED)

    @property
    def n_unplaced(self) -> int:
        """Customers that chose the winner and whom none of its segments fits; 0 without a winner."""
        placed = sum(profile.n_customers for profile in self.profiles)
        return self.n_customers - placed if self.profiles else 0
