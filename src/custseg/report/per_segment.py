"""What does a criterion say of the winner, and of each of its segments?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.validation import Score

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData


def figures_per_segment(data: ReportData, criterion: str) -> dict[int, float]:
    """Return the criterion's figure by cluster, for the segments that are shown and have one."""
    score = winner_score(data, criterion)
    return {} if score is None else _shown(data, score.per_segment)


def further_per_segment(data: ReportData, criterion: str, figure: str) -> dict[int, float]:
    """Return a further figure of the criterion in the same way: `jaccard_low` of `segment_stability`."""
    score = winner_score(data, criterion)
    return {} if score is None else _shown(data, score.by_segment.get(figure, ()))


def winner_score(data: ReportData, criterion: str) -> Score | None:
    """Return the winner's score on the customers that chose it; None where there is none."""
    card = data.winner_scorecard
    score = card.scores.get(criterion) if card is not None else None
    return score if isinstance(score, Score) else None


def _shown(data: ReportData, figures: tuple[float, ...]) -> dict[int, float]:
    shown = {profile.cluster for profile in data.shown_profiles}
    return {
        cluster: figure
        for cluster, figure in enumerate(figures)
        if cluster in shown and math.isfinite(figure)
    }
