"""What makes the winner the simpler one?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.verdict.simplicity import simplicity

if TYPE_CHECKING:
    from custseg.validation.verdict.scorecard import Scorecard

_REASONS = ("fewer segments", "asking for fewer columns", "a simpler kind of rule")


def simpler_by(winner: Scorecard, other: Scorecard) -> str:
    """Say what decided between two candidates that are not told apart; the winner is at least as simple."""
    pairs = zip(_REASONS, simplicity(winner), simplicity(other), strict=True)
    return next(
        (reason for reason, own, others in pairs if own < others),
        "its points, and then its name: neither is simpler",
    )
