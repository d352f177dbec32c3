"""Does the rule say what the algorithm found?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.share_interval import share_interval

if TYPE_CHECKING:
    from custseg.validation.evidence.evidence import Evidence


@dataclass(frozen=True, kw_only=True)
class Fidelity:
    """Share of customers whom a rule that did not learn from them puts where the algorithm itself had them, noise included.

    Only asked where the two may differ (HDBSCAN). A figure of the fit: the same whichever customers are scored.
    """

    name: ClassVar[str] = "fidelity"
    anchors: ClassVar[tuple[float, float]] = (0.8, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Hand on what the fit has counted."""
        training = evidence.segmentation.training
        if training.fidelity is None:
            return NotAsked(criterion=self.name, reason="The rule is the algorithm.")
        n = training.n_customers if training.n_fidelity is None else training.n_fidelity
        if n == 0:
            return NotAsked(criterion=self.name, reason="The algorithm had nobody to compare.")
        low, high = share_interval(round(training.fidelity * n), n)
        return Score(
            criterion=self.name,
            figure="agreement",
            value=training.fidelity,
            better="higher",
            n=n,
            low=low,
            high=high,
        )
