"""What does somebody at a terminal see of a result?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from custseg.validation import Score

if TYPE_CHECKING:
    from custseg.validation import Scorecard, Verdict
    from custseg.workflows.experiment_result import ExperimentResult

_SHOWN = {
    "segments": ("size", "n_segments"),
    "noise": ("size", "noise_share"),
    "stability": ("stability", None),
    "relevance": ("relevance", None),
    "in words": ("interpretability", None),
    "separation": ("separation", None),
}


def show_result(result: ExperimentResult) -> None:
    """Print the leaderboard, the verdict, and the winner's segments."""
    data = result.report_data
    click.echo(_set_aside(result))
    _show_leaderboard(data.verdict, {card.candidate: card for card in data.scorecards})
    click.secho(f"\n{data.verdict.sentence}", bold=True)
    for reason in data.verdict.reasons[:3]:
        click.echo(f"  {reason}")
    for profile in data.profiles:
        click.secho(f"\n{profile.name}", bold=True, nl=False)
        value = "" if profile.value_share is None else f", {profile.value_share:.0%} of value"
        click.echo(f" · {profile.n_customers:,} customers, {profile.share:.0%}{value}")
        click.echo(f"  {profile.description}")


def _set_aside(result: ExperimentResult) -> str:
    data = result.report_data
    rows = f"{data.n_customers:,} customers compete, {data.n_held_out:,} are kept aside"
    lines = f"; {data.lines_used:,} of {data.lines_in:,} lines used" if data.lines_in else ""
    return f"{data.title}: {rows}{lines}."


def _show_leaderboard(verdict: Verdict, scorecards: dict[str, Scorecard]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Leaderboard", title_justify="left", caption_justify="left")
    table.caption = "Yardsticks stand in brackets and never win."
    table.add_column("candidate", no_wrap=True)
    for name in ("points", *_SHOWN, "fails at"):
        table.add_column(name, justify="left" if name == "fails at" else "right")
    for standing in verdict.standings:
        card = scorecards[standing.candidate]
        name = f"({standing.candidate})" if standing.is_yardstick else standing.candidate
        failed = ", ".join(gate.gate for gate in standing.gates if not gate.is_passed)
        figures = [_figure(card, *place) for place in _SHOWN.values()]
        table.add_row(name, f"{standing.points:.2f}", *figures, failed)
    Console(width=None if Console().is_terminal else 120).print(table)


def _figure(card: Scorecard, criterion: str, beside: str | None) -> str:
    score = card.scores.get(criterion)
    if not isinstance(score, Score):
        return "-"
    value = score.value if beside is None else score.beside[beside]
    return {"n_segments": f"{value:.0f}", "noise_share": f"{value:.1%}"}.get(
        beside or "", f"{value:.2f}"
    )
