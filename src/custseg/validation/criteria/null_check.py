"""Is there structure at all?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.measures.holm import holm

if TYPE_CHECKING:
    from custseg.rules import Vector
    from custseg.validation.evidence.evidence import Evidence
    from custseg.validation.evidence.null_draws import NullDraws

# Their places in STRUCTURES.
_CONSTRUCTED, _REPRODUCIBLE, _NATURAL = 0.0, 1.0, 2.0
_SIGNIFICANT = 0.05
_FIGURES, _NULLS = ("stability", "separation"), ("permuted", "copula")


@dataclass(frozen=True, kw_only=True)
class NullCheck:
    """Whether the segments are constructed (0), reproducible (1) or natural (2): Dolnicar and Leisch's (2010) three cases, tested.

    The candidate was fitted to tables with the customers' columns but without groups: each column permuted on its own,
    and a Gaussian copula with their rank correlations. 0: its stability is not above that of the permuted tables. 2: stability and
    separation are above those of both kinds of tables. 1: anything between. Above means p < 0.05, one-sided, where p is the share of draws that reach
    the figure, itself counted in (Davison and Hinkley 1997, section 4.2), adjusted for the four tests (Holm 1979).
    """

    name: ClassVar[str] = "null_check"
    anchors: ClassVar[tuple[float, float]] = (_CONSTRUCTED, _NATURAL)

    def score(self, evidence: Evidence) -> Score | NotAsked:
        """Compare stability and separation with those of both nulls."""
        draws = evidence.null_draws
        if draws is None:
            return NotAsked(criterion=self.name, reason="Only finalists are checked.")
        raw = _p_values(draws)
        adjusted = dict(zip(raw, holm(np.array(list(raw.values()))).tolist(), strict=True))
        return Score(
            criterion=self.name,
            figure="structure",
            value=_structure(adjusted),
            better="higher",
            n=draws.n_customers,
            beside={
                **raw,
                **{f"{name}_holm": p for name, p in adjusted.items()},
                **_figures(draws),
                "n_draws": float(len(draws.permuted)),
                "n_pairs": float(draws.n_pairs),
            },
        )


def _p_values(draws: NullDraws) -> dict[str, float]:
    observed = (draws.observed.stability, draws.observed.separation)
    return {
        f"p_{figure}_{null}": _p_value(own, drawn)
        for null, table in zip(_NULLS, (draws.permuted, draws.copula), strict=True)
        for figure, own, drawn in zip(_FIGURES, observed, table.T, strict=True)
    }


def _p_value(observed: float, drawn: Vector) -> float:
    return float(1 + np.count_nonzero(drawn >= observed)) / (1 + len(drawn))


def _structure(adjusted: dict[str, float]) -> float:
    if adjusted["p_stability_permuted"] >= _SIGNIFICANT:
        return _CONSTRUCTED
    return _NATURAL if max(adjusted.values()) < _SIGNIFICANT else _REPRODUCIBLE


def _figures(draws: NullDraws) -> dict[str, float]:
    """Return the observed figures, and the medians of the nulls' beside them."""
    observed = {"stability": draws.observed.stability, "separation": draws.observed.separation}
    medians = {
        f"{figure}_{null}": float(median)
        for null, table in zip(_NULLS, (draws.permuted, draws.copula), strict=True)
        for figure, median in zip(_FIGURES, np.median(table, axis=0), strict=True)
    }
    return {**observed, **medians}
