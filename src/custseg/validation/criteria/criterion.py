"""What is a criterion?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from custseg.validation.criteria.score import NotAsked, Score
    from custseg.validation.evidence.evidence import Evidence


class Criterion(Protocol):
    """A question with a number for an answer.

    Attributes
    ----------
    name
        In recipes, scorecards and tracked metrics.
    anchors
        The raw figures that count as worthless and as excellent when candidates are ranked: attractiveness goes
        from 0 at the first to 1 at the second, in a straight line, and stays there beyond.
    """

    name: ClassVar[str]
    anchors: ClassVar[tuple[float, float]]

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Answer for one candidate, or say why the question does not apply."""
        ...
