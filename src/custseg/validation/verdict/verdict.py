"""Who wins, and why, or why nobody does?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class GateOutcome:
    """One gate of one candidate.

    Parameters
    ----------
    gate
        Its name.
    figure
        What the candidate has, as it may be told; None where it was not asked.
    threshold
        What it had to be, in words.
    is_passed
        Whether it was, by the true figure.
    limit
        The threshold as a number; None where it is none, or two.
    is_under
        Whether the true figure is that of 1 to 9 customers and stays untold: it lies under the one given.
    """

    gate: str
    figure: float | None
    threshold: str
    is_passed: bool
    limit: float | None = None
    is_under: bool = False


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where one candidate stands.

    Parameters
    ----------
    candidate
        Its name.
    is_yardstick
        Whether it never wins.
    gates
        Every gate with its outcome.
    attractiveness
        Per weighted criterion, 0 to 1, through the criterion's anchors; a criterion not asked is absent.
    points
        The weighted mean of the attractiveness: 0 to 1.
    points_error
        Its standard error, from the intervals of the figures; 0 where all are exact.
    """

    candidate: str
    is_yardstick: bool
    gates: tuple[GateOutcome, ...]
    attractiveness: dict[str, float]
    points: float
    points_error: float = 0.0

    @property
    def failed(self) -> tuple[GateOutcome, ...]:
        """The gates that knock it out."""
        return tuple(gate for gate in self.gates if not gate.is_passed)

    @property
    def passes(self) -> bool:
        """Whether no gate knocks it out."""
        return not self.failed


@dataclass(frozen=True, kw_only=True)
class Change:
    """What would have to change in one criterion for the runner-up to win, all else equal.

    Parameters
    ----------
    criterion
        With a weight, and asked of the runner-up.
    figure, needed_figure
        What the runner-up has, and what it would need; None where no figure between the anchors does it.
    weight, needed_weight
        How much the criterion counts, and how much it would have to; None where no weight does it.
    """

    criterion: str
    figure: float
    needed_figure: float | None
    weight: float
    needed_weight: float | None


@dataclass(frozen=True, kw_only=True)
class RunnerUp:
    """The candidate with the most points that passes every gate and did not win.

    Parameters
    ----------
    candidate
        Its name.
    lead
        The winner's points minus its points; below 0 where a simpler candidate won that is not told apart from it.
    lead_error
        The standard error of the lead; the two are taken as independent.
    is_lead_certain
        Whether the lead is larger than 1.96 times its error.
    changes
        What would have to change for it to win, a criterion each.
    """

    candidate: str
    lead: float
    lead_error: float
    is_lead_certain: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True)
class KeptOut:
    """The candidate with the most points of those that a gate knocked out, and the gates that would have to open."""

    candidate: str
    points: float
    gates: tuple[GateOutcome, ...]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """The winner with reasons, or none.

    Parameters
    ----------
    winner
        Name of the candidate that deserves to serve; None when nobody does.
    sentence
        The verdict, as one would say it.
    reasons
        What speaks for and against it, a sentence each, the most important first; plain about what speaks against it.
    standings
        Every candidate and yardstick, best first: those that pass the gates, then the others, by points.
    runner_up
        Who comes next, and what would have to change for it to win; None where nobody else passes, or somebody chose by hand.
    kept_out
        Who has more points than the winner and fails at a gate; None where nobody does, or somebody chose by hand.
    overridden
        Why somebody chose this candidate instead of the verdict's; empty when nobody did.
    """

    winner: str | None
    sentence: str
    reasons: tuple[str, ...]
    standings: tuple[Standing, ...]
    runner_up: RunnerUp | None = None
    kept_out: KeptOut | None = None
    overridden: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)
