from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.report.leaderboard import leaderboard

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_rows_follow_the_verdict(report_data: ReportData) -> None:
    """The leaderboard keeps the order of the standings, and marks one winner."""
    rows = leaderboard(report_data).rows

    standings = report_data.verdict.standings
    assert [row.standing for row in rows] == list(standings)
    assert [row.standing.candidate for row in rows if row.is_winner] == ["kmeans-best"]


def test_what_was_not_asked_is_no_score(report_data: ReportData) -> None:
    """A criterion that was not asked of a candidate leaves its cell empty, and its reason is said once."""
    board = leaderboard(report_data)

    fidelity = [head.title for head in board.heads].index("Fidelity")
    assert board.rows[0].scores[fidelity] is None
    assert board.unasked.count("Fidelity: The rule is the algorithm.") == 1


def test_failures_of_yardsticks_do_not_count(report_data: ReportData) -> None:
    """The gates that stood in the way are counted over those that could have won."""
    failed = {gate.gate: gate.n_failed for gate in leaderboard(report_data).failed_gates}

    # The yardstick of one segment fails at the number of segments too.
    assert failed == {"Stability": 2, "Segments": 1, "Noise": 1, "Soundness": 1}
