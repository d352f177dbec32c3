"""What does a criterion say of each of the winner's segments?"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from custseg.validation import Score

if TYPE_CHECKING:
    from custseg.report.report_data import ReportData


def figures_per_segment(data: ReportData, criterion: str) -> dict[int, float]:
    """Return the criterion's figure by cluster, for the segments that are shown and have one."""
    card = data.winner_scorecard
    score = card.scores.get(criterion) if card is not None else None
    if not isinstance(score, Score):
        return {}
    by_cluster = dict(enumerate(score.per_segment))
    shown = {profile.cluster for profile in data.shown_profiles}
    return {
        cluster: figure
        for cluster, figure in by_cluster.items()
        if cluster in shown and math.isfinite(figure)
    }
