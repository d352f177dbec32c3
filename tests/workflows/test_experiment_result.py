from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from custseg.workflows.experiment_result import ExperimentResult


def test_the_leaderboard_has_candidates_and_yardsticks(result: ExperimentResult) -> None:
    """One row each, best first, under the names that MLflow shows."""
    board = result.leaderboard

    assert isinstance(board, pd.DataFrame)
    assert board.index[0] == "kmeans-4"
    assert set(board.index[board["is_yardstick"]]) == {
        "one segment",
        "two clusters",
        "five money quantiles",
    }
    assert {"passes", "points", "stability/ari", "relevance/r2"} <= set(board.columns)
