"""Would other customers of the same kind have given the same segments?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.rules import NOISE
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.agreement_on_structure import agreement_on_structure
from custseg.validation.measures.mean_interval import mean_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.validation.evidence.evidence import Evidence
    from custseg.validation.measures.contingency import AnyLabels


@dataclass(frozen=True, kw_only=True)
class Stability:
    """Agreement of pairs of refits on bootstrap samples, as the mean adjusted Rand index (Dolnicar and Leisch 2010).

    The refits learn preparation and rule anew, and place the same customers; noise is one more group. A pair whose refits both
    put everybody in one group counts as 0: they agree on nothing. `ari_without_noise` beside it is the same mean over the customers whom both
    refits of a pair placed; pairs with under two of them are left out, and it is absent where all are. The interval is Student's, over the pairs.
    """

    name: ClassVar[str] = "stability"
    anchors: ClassVar[tuple[float, float]] = (0.5, 1.0)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare the refits with each other."""
        if evidence.refits is None:
            return NotAsked(criterion=self.name, reason="Nothing was refitted.")
        pairs = evidence.refits.pairs
        agreements = np.array([agreement_on_structure(*pair) for pair in pairs])
        low, high = mean_interval(agreements)
        return Score(
            criterion=self.name,
            figure="ari",
            value=float(agreements.mean()),
            better="higher",
            low=max(low, -1.0),
            high=min(high, 1.0),
            n=len(evidence.refits.rows),
            beside={
                **_without_noise(pairs),
                "n_pairs": float(len(agreements)),
                "n_drawn": float(evidence.refits.n_drawn),
            },
        )


def _without_noise(pairs: Sequence[tuple[AnyLabels, AnyLabels]]) -> dict[str, float]:
    agreements = []
    for left, right in pairs:
        is_placed = (left != NOISE) & (right != NOISE)
        if np.count_nonzero(is_placed) > 1:
            agreements.append(agreement_on_structure(left[is_placed], right[is_placed]))
    return {"ari_without_noise": float(np.mean(agreements))} if agreements else {}
