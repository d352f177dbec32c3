from __future__ import annotations

from dataclasses import replace
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


def test_weighted_criteria_stand_by_their_weight(report_data: ReportData) -> None:
    """The criteria that make the points are the columns, the heaviest first, with the figures that count 0 and 1."""
    heads = leaderboard(report_data).heads

    assert [(head.title, head.weight) for head in heads] == [
        ("Interpretability", 2.0),
        ("Relevance", 2.0),
        ("Stability", 2.0),
        ("Balance", 1.0),
        ("Separation", 1.0),
    ]
    assert heads[2].anchors == "0 at 0.5, 1 at 1"


def test_a_weighted_figure_says_what_it_is_worth(report_data: ReportData) -> None:
    """Beside each raw figure stands its attractiveness, as the verdict has it."""
    board = leaderboard(report_data)

    stability = board.rows[0].cells[2]
    assert stability.score is not None
    assert (stability.score.value, stability.worth) == (0.83, 0.71)


def test_other_criteria_are_grouped_by_what_they_ask(report_data: ReportData) -> None:
    """Criteria without weight follow in groups, one that the page does not know in a group of its own."""
    further = {
        group.title: [head.title for head in group.heads]
        for group in leaderboard(report_data).further
    }

    assert further["Does it pay?"] == ["Value concentration", "Profitability"]
    assert further["Questions of your own"] == ["Club share"]
    assert sum(map(len, further.values())) == 13


def test_every_group_has_everybodys_row(report_data: ReportData) -> None:
    """The further tables have the leaderboard's rows."""
    board = leaderboard(report_data)

    assert {len(group.cells) for group in board.further} == {len(board.rows)}


def test_points_come_with_their_reach(report_data: ReportData) -> None:
    """Points are estimates: 1.96 standard errors stand beside them."""
    first = leaderboard(report_data).rows[0]

    assert (first.points, first.points_reach) == ("0.71", "0.03")


def test_exact_points_have_no_reach(report_data: ReportData) -> None:
    """Where no figure was estimated, nothing stands beside the points."""
    standings = tuple(replace(one, points_error=0.0) for one in report_data.verdict.standings)
    verdict = replace(report_data.verdict, standings=standings)

    assert leaderboard(replace(report_data, verdict=verdict)).rows[0].points_reach == ""


def test_what_was_not_asked_is_no_score(report_data: ReportData) -> None:
    """A criterion that was not asked of a candidate leaves its cell empty."""
    real = leaderboard(report_data).further[0]

    fidelity = [head.title for head in real.heads].index("Fidelity")
    assert (real.cells[0][fidelity].score, real.cells[0][fidelity].worth) == (None, None)


def test_why_something_was_not_asked_is_said_once(report_data: ReportData) -> None:
    """A criterion's reason stands once, with the number of those whom it was asked of."""
    unasked = {entry.title: entry for entry in leaderboard(report_data).unasked}

    fidelity = unasked["Fidelity"]
    assert fidelity.reasons == ("The rule is the algorithm.",)
    assert (fidelity.n_asked, fidelity.n_scorecards) == (1, 6)
    assert unasked["Density validity"].n_asked == 0


def test_failures_of_yardsticks_do_not_count(report_data: ReportData) -> None:
    """The gates that stood in the way are counted over those that could have won."""
    failed = {gate.gate: gate.n_failed for gate in leaderboard(report_data).failed_gates}

    # The yardstick of one segment fails at the number of segments too.
    assert failed == {"Stability": 2, "Segments": 1, "Noise": 1, "Soundness": 1}
