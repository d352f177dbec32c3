"""What is known of one candidate?"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from custseg.errors import ParameterError
from custseg.validation.criteria.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from custseg.validation.criteria.criterion import Criterion
    from custseg.validation.criteria.score import NotAsked
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """All scores of one candidate on some customers.

    Parameters
    ----------
    candidate
        Its name.
    is_yardstick
        Whether it only stands beside the others, and never wins.
    rule
        The kind of its rule: `centroid`, `gaussian`; the simpler kind wins where nothing else tells two candidates apart.
    n_columns
        Columns that its rule asks of a customer.
    degenerate
        Reasons why the structure it found is poor; empty for a sound fit.
    scores
        By criterion, in the order asked.
    """

    candidate: str
    algorithm: str
    rule: str
    is_yardstick: bool
    n_columns: int
    degenerate: tuple[str, ...]
    scores: dict[str, Score | NotAsked]

    @classmethod
    def of(
        cls, evidence: Evidence, *, criteria: Iterable[Criterion], is_yardstick: bool = False
    ) -> Self:
        """Ask every criterion.

        Raises
        ------
        ParameterError
            When a criterion answers with a figure that is not finite.
        """
        segmentation = evidence.segmentation
        return cls(
            candidate=segmentation.training.candidate,
            algorithm=segmentation.training.algorithm,
            rule=segmentation.rule.kind,
            is_yardstick=is_yardstick,
            n_columns=len(segmentation.contract.columns),
            degenerate=segmentation.training.degenerate,
            scores={
                criterion.name: _finite(criterion.score(evidence), criterion.name)
                for criterion in criteria
            },
        )

    @property
    def metrics(self) -> dict[str, float]:
        """Every figure under its tracked name, the same for every algorithm: `stability/ari`."""
        asked = [score for score in self.scores.values() if isinstance(score, Score)]
        return {name: value for score in asked for name, value in score.metrics.items()}

    def as_data(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)


def _finite(score: Score | NotAsked, criterion: str) -> Score | NotAsked:
    if not isinstance(score, Score):
        return score
    figures = {"value": score.value, "low": score.low, "high": score.high, **score.beside}
    wrong = {
        name: figure
        for name, figure in figures.items()
        if figure is not None and not math.isfinite(figure)
    }
    if wrong:
        raise ParameterError(
            f"Criterion '{criterion}' answers with figures that are not finite: {', '.join(wrong)}.",
            found=", ".join(f"{name}={figure}" for name, figure in wrong.items()),
            expected="finite numbers",
            hint="return NotAsked with a reason where there is no figure.",
        )
    return score
