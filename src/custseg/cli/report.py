"""What does `custseg report` do?"""

from __future__ import annotations

from pathlib import Path

import click

from custseg import workflows
from custseg.cli.exit_status import EXIT_STATUSES


@click.command(epilog=EXIT_STATUSES)
@click.argument("model")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
)
def report(model: str, output: Path) -> None:
    """Copy the report out of MODEL, a bundle folder or an MLflow address.

    Example: custseg report models/households/1 --output households.html
    """
    from custseg.export import read_report
    from custseg.tables import write_bytes

    with workflows.open_bundle(model) as folder:
        text = read_report(folder)
    write_bytes(output, text.encode())
    click.echo(f"The report: {output}")
