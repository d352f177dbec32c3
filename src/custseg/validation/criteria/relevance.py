"""Do the segments foretell what customers do later?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.profiling import folds
from custseg.rules import MIN_COVERED
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.added_share import added_share
from custseg.validation.measures.explained import explained
from custseg.validation.measures.quantile_groups import quantile_groups
from custseg.validation.measures.rfm_total import rfm_total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.rules import Labels
    from custseg.validation.evidence.evidence import Evidence

_N_FOLDS = 5
_MONEY = "money_quantiles"


@dataclass(frozen=True, kw_only=True)
class Relevance:
    """Cross-validated share of the variance of the outcome's ranks that the segments explain; noise explains nothing.

    Ranks, so that a few large buyers do not decide; `raw_r2` beside it is of the outcome itself. `money_quantiles_r2` and `rfm_total_r2`
    are yardsticks: as many groups as segments, cut from the value column and from the RFM total, foretelling the same
    customers in the same folds. `gain` is what the segments add to the money quantiles, `gain_low` and `gain_high` its 95 %
    interval. Customers without an outcome are left out.

    Segments that were grown on this outcome would foretell it too well among the customers they were grown on. Of those each fifth is placed by a
    fit on the other four, and every such fit has groups of its own (`cross_fitted_groups`); customers kept aside are placed by the rule itself.
    """

    name: ClassVar[str] = "relevance"
    anchors: ClassVar[tuple[float, float]] = (0.0, 0.5)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Foretell the ranks of customers held out."""
        from scipy.stats import rankdata

        if evidence.outcome is None:
            return NotAsked(criterion=self.name, reason="The recipe names no outcome.")
        known = ~np.isnan(evidence.outcome)
        outcome = evidence.outcome[known]
        if len(outcome) < MIN_COVERED or outcome.min() == outcome.max():
            reason = f"The outcome is the same for all, or known of under {MIN_COVERED} customers."
            return NotAsked(criterion=self.name, reason=reason)
        ranks = rankdata(outcome)
        fold_of = folds(len(outcome), n_folds=_N_FOLDS, seed=evidence.seed)
        labels = evidence.labels if evidence.cross_fitted is None else evidence.cross_fitted
        labels = labels[known]
        own = explained(labels, ranks, fold_of=fold_of)
        beside = {"raw_r2": explained(labels, outcome, fold_of=fold_of).r2}
        for name, groups in _yardsticks(evidence):
            beside[f"{name}_r2"] = explained(groups[known], ranks, fold_of=fold_of).r2
            if name == _MONEY:
                added = added_share(labels, groups[known], ranks, fold_of=fold_of)
                beside |= {"gain": added.gain, "gain_low": added.low, "gain_high": added.high}
        return Score(
            criterion=self.name,
            figure="r2",
            value=own.r2,
            better="higher",
            low=own.low,
            high=own.high,
            n=len(outcome),
            beside=beside,
        )


def _yardsticks(evidence: Evidence) -> Iterator[tuple[str, Labels]]:
    n_groups = max(evidence.n_segments, 1)
    if evidence.value is not None:
        yield _MONEY, quantile_groups(evidence.value, n_groups=n_groups)
    if evidence.rfm is not None:
        yield "rfm_total", quantile_groups(rfm_total(evidence.rfm), n_groups=n_groups)
