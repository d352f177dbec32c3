"""What does `custseg show` do?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from custseg import workflows
from custseg.cli.exit_status import EXIT_STATUSES

if TYPE_CHECKING:
    from custseg.segmentation import Column, Segmentation


@click.command(epilog=EXIT_STATUSES)
@click.argument("model")
def show(model: str) -> None:
    """Print the columns that MODEL asks for, its segments and its verdict.

    MODEL is a bundle folder or an MLflow address.

    Example: custseg show models:/households@champion
    """
    segmentation = workflows.load_segmentation(model)
    _show_contract(segmentation)
    _show_segments(segmentation)
    verdict = segmentation.scorecard.get("verdict")
    if verdict is not None:
        click.secho("\nVerdict", bold=True)
        click.echo(f"  {verdict['sentence']}")
        for reason in verdict["reasons"]:
            click.echo(f"  {reason}")


def _show_contract(segmentation: Segmentation) -> None:
    click.secho(f"{segmentation.name}: what a customer table must have", bold=True)
    click.echo(f"  {segmentation.contract.id_column:<24} id: text or integers")
    for column in segmentation.contract.columns:
        click.echo(f"  {column.name:<24} {_told(column)}")


def _show_segments(segmentation: Segmentation) -> None:
    click.secho("\nSegments", bold=True)
    for segment in segmentation.segments:
        value = "" if segment.value_share is None else f", {segment.value_share:.0%} of value"
        click.echo(f"  {segment.id}  {segment.name} ({segment.share:.0%} of customers{value})")
        click.echo(f"      {segment.description}")


def _told(column: Column) -> str:
    if column.has_levels:
        return f"{column.kind}: {', '.join(column.levels)}"
    if column.low is None or column.high is None:
        return column.kind
    return f"{column.kind}, mostly {column.low:.4g} to {column.high:.4g}"
