"""What was not asked of everybody, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.wording import in_words
from custseg.validation import NotAsked

if TYPE_CHECKING:
    from custseg.validation import Scorecard


@dataclass(frozen=True, kw_only=True)
class Unasked:
    """A criterion that was not asked of everybody, why, and of how many candidates and yardsticks it was."""

    title: str
    reasons: tuple[str, ...]
    n_asked: int
    n_scorecards: int


def unasked(scorecards: tuple[Scorecard, ...]) -> tuple[Unasked, ...]:
    """Return every criterion that did not apply to somebody, each with its reasons said once."""
    reasons: dict[str, list[str]] = {}
    for card in scorecards:
        for name, score in card.scores.items():
            if isinstance(score, NotAsked):
                reasons.setdefault(name, []).append(f"{score.reason.rstrip('.')}.")
    return tuple(
        Unasked(
            title=in_words(name),
            reasons=tuple(dict.fromkeys(told)),
            n_asked=len(scorecards) - len(told),
            n_scorecards=len(scorecards),
        )
        for name, told in reasons.items()
    )
