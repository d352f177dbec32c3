"""What does `custseg assign` do?"""

from __future__ import annotations

from pathlib import Path

import click

from custseg import workflows
from custseg.cli.exit_status import EXIT_STATUSES


@click.command(epilog=EXIT_STATUSES)
@click.argument("model")
@click.argument("customers", metavar="INPUT", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    required=True,
    help="A .parquet or .csv file.",
)
def assign(model: str, customers: Path, output: Path) -> None:
    """Place each customer of INPUT in a segment of MODEL.

    MODEL is a bundle folder or an MLflow address (models:/households@champion). INPUT is a Parquet or CSV file with
    the model's columns: see `custseg show MODEL`.

    Example: custseg assign models/households/1 customers.parquet --output assignments.parquet
    """
    done = workflows.assign(model, customers, output)
    click.echo(f"{done.n_assigned:,} customers in {done.n_segments} segments: {output}")
    if done.n_rejected:
        click.echo(f"{done.n_rejected:,} rows were rejected, with a reason each: {done.rejects}")
