"""What does `custseg init` do?"""

from __future__ import annotations

from pathlib import Path

import click

from custseg.cli.exit_status import EXIT_STATUSES


@click.command(epilog=EXIT_STATUSES)
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The recipe's file; unless given, TABLE's name with the ending .toml, in the working folder.",
)
def init(table: Path, output: Path | None) -> None:
    """Write a commented draft recipe for TABLE, a Parquet or CSV file.

    TABLE has one row per customer, or one row per line of an order. A file that is there is never overwritten.

    Example: custseg init customers.parquet --output experiments/customers.toml
    """
    from custseg.workflows.init import init as init_recipe

    recipe = Path(f"{table.stem}.toml") if output is None else output
    place = init_recipe(table, recipe)
    click.echo(f"A draft from {place.looked_at}: {recipe}")
    click.echo(f"Read it first, every line is a guess; then: custseg run {recipe}")
