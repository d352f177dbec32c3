"""Who wins, and why, or why nobody does?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class GateOutcome:
    """One gate of one candidate: the figure, what it had to be, and whether it was."""

    gate: str
    figure: float | None
    threshold: str
    is_passed: bool


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
    """

    candidate: str
    is_yardstick: bool
    gates: tuple[GateOutcome, ...]
    attractiveness: dict[str, float]
    points: float

    @property
    def passes(self) -> bool:
        """Whether no gate knocks it out."""
        return all(gate.is_passed for gate in self.gates)


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
    overridden
        Why somebody chose this candidate instead of the verdict's; empty when nobody did.
    """

    winner: str | None
    sentence: str
    reasons: tuple[str, ...]
    standings: tuple[Standing, ...]
    overridden: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)
