"""Does the winner show more structure than tables without any, in plain words?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.per_segment import winner_score
from custseg.validation import structure_word

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData

_MEANINGS = {
    "constructed": "the segments are not shown to be steadier than those found in columns shuffled each on its own. They cut a"
    " whole into handy pieces: that can serve, but another cut would serve as well.",
    "reproducible": "other customers of the same kind would give much the same segments, though these do not stand apart as"
    " natural groups would. Their borders are steady conventions.",
    "natural": "the segments are steadier, and lie further apart, than is likely by chance in tables that have the same columns"
    " and correlations but no groups.",
}
_TITLES = {"stability": "Stability (adjusted Rand index)", "separation": "Separation (silhouette)"}


@dataclass(frozen=True, kw_only=True)
class NullRow:
    """A figure of the winner, the medians of both nulls' draws, and the probabilities to see as much by chance (Holm)."""

    title: str
    observed: float
    permuted: float
    copula: float
    p_permuted: float
    p_copula: float


@dataclass(frozen=True, kw_only=True)
class NullView:
    """The word for the winner's segments, what it means, the figures, customers in each table, and draws of each null."""

    word: str
    meaning: str
    rows: tuple[NullRow, ...]
    n: int
    n_draws: int


def null_view(data: ReportData) -> NullView | None:
    """Return what the null check says of the winner; None where it was not asked."""
    score = winner_score(data, "null_check")
    if score is None:
        return None
    word = structure_word(score)
    return NullView(
        word=word,
        meaning=_MEANINGS[word],
        rows=tuple(_row(score.beside, name) for name in _TITLES if name in score.beside),
        n=score.n,
        n_draws=round(score.beside.get("n_draws", 0)),
    )


def _row(figures: dict[str, float], name: str) -> NullRow:
    return NullRow(
        title=_TITLES[name],
        observed=figures[name],
        permuted=figures[f"{name}_permuted"],
        copula=figures[f"{name}_copula"],
        p_permuted=figures[f"p_{name}_permuted_holm"],
        p_copula=figures[f"p_{name}_copula_holm"],
    )
