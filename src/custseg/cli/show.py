"""What does `custseg show` do?"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from custseg import workflows
from custseg.cli.exit_status import EXIT_STATUSES
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.features import FeatureState
    from custseg.segmentation import Column, Segmentation


@click.command(epilog=EXIT_STATUSES)
@click.argument("model")
def show(model: str) -> None:
    """Print the columns that MODEL asks for, its segments, its verdict and its figures.

    MODEL is a bundle folder or an MLflow address.

    Example: custseg show models:/households@champion
    """
    segmentation = workflows.load_segmentation(model)
    _show_contract(segmentation)
    _show_features(segmentation.contract.features)
    show_segments(segmentation)
    verdict = segmentation.scorecard.get("verdict")
    if verdict is not None:
        _show_verdict(verdict)
    if "training" in segmentation.scorecard:
        _show_figures(segmentation.scorecard["training"], segmentation.scorecard["held_out"])


def _show_contract(segmentation: Segmentation) -> None:
    click.secho(f"{segmentation.name}: what a customer table must have", bold=True)
    click.echo(f"  {segmentation.contract.id_column:<24} id: text or integers")
    for column in segmentation.contract.columns:
        click.echo(f"  {column.name:<24} {_told(column)}")


def _show_features(state: FeatureState | None) -> None:
    """Print what the features have learned, and what they were chosen to mean."""
    if state is None:
        return
    click.secho("\nHow its features are built", bold=True, nl=False)
    click.echo(": `custseg features RECIPE --like MODEL` uses it again")
    window = "all" if state.window_days is None else f"{state.window_days:,}"
    for name, told in (
        ("window, days", window),
        ("period, days", f"{state.period_days:,}"),
        ("returns", state.returns),
    ):
        click.echo(f"  {name:<24} {told}")
    for name, values in (("categories", state.categories), ("channels", state.channels)):
        if values:
            click.echo(f"  {name:<24} {', '.join(values)}")
    for name, model in (("lapse model", state.lapse), ("value model", state.value)):
        if model is not None:
            click.echo(f"  {name:<24} of {model.n_customers:,} customers")


def show_segments(segmentation: Segmentation) -> None:
    """Print each segment's id, name, size, share of value and description; of fewer than ten customers only the name."""
    click.secho("\nSegments", bold=True)
    for segment in segmentation.segments:
        if 0 < segment.n_customers < MIN_COVERED:
            click.echo(f"  {segment.id}  {segment.name} (fewer than {MIN_COVERED} customers)")
            continue
        value = "" if segment.value_share is None else f", {segment.value_share:.0%} of value"
        click.echo(f"  {segment.id}  {segment.name} ({segment.share:.0%} of customers{value})")
        click.echo(f"      {segment.description}")


def _show_verdict(verdict: Mapping[str, Any]) -> None:
    click.secho("\nVerdict", bold=True)
    for sentence in (verdict["sentence"], *verdict["reasons"]):
        click.echo(textwrap.fill(sentence, 100, initial_indent="  ", subsequent_indent="    "))


def _show_figures(training: Mapping[str, Any], held_out: Mapping[str, Any]) -> None:
    """Print what the report has in words, without the libraries that the report needs."""
    click.secho("\nFigures", bold=True, nl=False)
    click.echo(": of the customers that chose it, and of those kept aside")
    for name, score in training["scores"].items():
        if "reason" in score:
            continue
        # One that was asked of the first may not apply to the fewer others.
        other = held_out["scores"].get(name, {})
        told, aside = (f"{one['value']:.3g}" if "value" in one else "-" for one in (score, other))
        click.echo(f"  {name:<20} {score['figure']:<24} {told:>10} {aside:>10}")


def _told(column: Column) -> str:
    if column.has_levels:
        begins = "" if column.prefix is None else f", by the first {column.prefix} characters"
        return f"{column.kind}{begins}: {', '.join(column.levels)}"
    scale = _scale(column)
    if column.low is None or column.high is None:
        return f"{column.kind}{scale}"
    return f"{column.kind}{scale}, mostly {column.low:.4g} to {column.high:.4g}"


def _scale(column: Column) -> str:
    ends = {"from": column.lowest, "to": column.highest}
    told = [f"{word} {end:.4g}" for word, end in ends.items() if end is not None]
    return f", {' '.join(told)}" if told else ""
