"""What does `custseg run` do?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from custseg.cli.exit_status import EXIT_STATUSES, NOBODY_DESERVES_TO_SERVE
from custseg.cli.progress import progress


@click.command(epilog=EXIT_STATUSES)
@click.argument("recipe", type=click.Path(path_type=Path))
@click.option(
    "--input",
    "source",
    type=click.Path(path_type=Path),
    help="A file in place of the recipe's table.",
)
@click.option("--choose", metavar="CANDIDATE", help="Register this candidate, not the verdict's.")
@click.option("--reason", default="", metavar="TEXT", help="Why; goes with --choose.")
def run(recipe: Path, source: Path | None, choose: str | None, reason: str) -> None:
    """Let the candidates of RECIPE compete, record all of them, and register the winner.

    Example: custseg run experiments/online_retail.toml --input online_retail.parquet
    """
    if bool(choose) != bool(reason.strip()):
        raise click.UsageError("--choose and --reason go together.")
    from custseg.cli.show_recorded import show_recorded
    from custseg.cli.show_result import show_result
    from custseg.recipes import read_recipe
    from custseg.workflows.record import record
    from custseg.workflows.run_experiment import run_experiment

    loaded = read_recipe(recipe)
    with progress() as told:
        result = run_experiment(
            loaded, source=source, choose=choose, reason=reason, on_progress=told
        )
    recorded = record(result)
    show_result(result)
    show_recorded(recorded)
    if result.segmentation is None:
        sys.exit(NOBODY_DESERVES_TO_SERVE)
