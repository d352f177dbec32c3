"""What does somebody at a terminal see of a result?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from custseg.report import format_figure, format_value, leaderboard
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.report import Leaderboard, LeaderboardRow, ReportData
    from custseg.validation import Scorecard
    from custseg.workflows.experiment_result import ExperimentResult

# Where nobody looks, as in a log, lines are as wide as most screens are.
_WIDTH = 100
# What names, points, segments and failed gates need, and each criterion.
_ROOM, _CRITERION_ROOM = 65, 10
_SHORT = {
    "interpretability": "in words",
    "identifiability": "by a\nsheet",
    "distinctness": "distinct",
    "reachability": "reached",
    "profitability": "pays",
    "value concentration": "value in\n20 %",
}


def show_result(result: ExperimentResult) -> None:
    """Print the leaderboard, the verdict, and the winner's segments."""
    data = result.report_data
    click.echo(_set_aside(result))
    _show_leaderboard(leaderboard(data), {card.candidate: card for card in data.scorecards})
    click.secho(f"\n{data.verdict.sentence}", bold=True)
    for reason in data.verdict.reasons:
        click.echo(textwrap.fill(reason, _WIDTH, initial_indent="  ", subsequent_indent="    "))
    _show_segments(data)


def _show_segments(data: ReportData) -> None:
    for profile in data.shown_profiles:
        click.secho(f"\n{profile.name}", bold=True, nl=False)
        share = format_figure("share", profile.share)
        value = format_figure("share", profile.value_share)
        of_value = "" if profile.value_share is None else f", {value} of value"
        click.echo(f" · {profile.n_customers:,} customers, {share}{of_value}")
        click.echo(f"  {profile.description}")
    n_hidden = len(data.profiles) - len(data.shown_profiles)
    if n_hidden:
        click.echo(
            f"\nNot shown, with fewer than {MIN_COVERED} customers: {n_hidden} of {len(data.profiles)} segments."
        )


def _set_aside(result: ExperimentResult) -> str:
    data = result.report_data
    rows = f"{data.n_customers:,} customers compete, {data.n_held_out:,} are kept aside"
    lines = f"; {data.lines_used:,} of {data.lines_in:,} lines used" if data.lines_in else ""
    return f"{data.title}: {rows}{lines}."


def _show_leaderboard(board: Leaderboard, scorecards: dict[str, Scorecard]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(width=None if Console().is_terminal else _WIDTH)
    heads = board.heads[: max((console.width - _ROOM) // _CRITERION_ROOM, 1)]
    table = Table(title="Leaderboard", title_justify="left", caption_justify="left")
    table.box, table.pad_edge, table.collapse_padding = box.SIMPLE_HEAD, False, True
    table.caption = (
        "The heaviest criteria come first; the report has all the others."
        " Yardsticks stand in brackets and never win."
    )
    table.add_column("candidate", no_wrap=True)
    for name in ("points", "segments", *(_narrow(head.title.lower()) for head in heads)):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("fails at")
    for row in board.rows:
        table.add_row(*_cells(row, scorecards[row.standing.candidate], n_criteria=len(heads)))
    console.print(table)


def _narrow(title: str) -> str:
    return _SHORT.get(title, title.replace(" ", "\n"))


def _cells(row: LeaderboardRow, card: Scorecard, *, n_criteria: int) -> list[str]:
    standing = row.standing
    figures = (
        "-" if cell.score is None else format_value(cell.score) for cell in row.cells[:n_criteria]
    )
    return [
        f"({standing.candidate})" if standing.is_yardstick else standing.candidate,
        f"{row.points} ±{row.points_reach}" if row.points_reach else row.points,
        format_figure("n_segments", card.metrics.get("size/n_segments")),
        *figures,
        ", ".join(gate.gate for gate in standing.failed),
    ]
