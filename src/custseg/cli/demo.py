"""What does `custseg demo` do?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from custseg.cli.exit_status import EXIT_STATUSES, NOBODY_DESERVES_TO_SERVE
from custseg.cli.progress import progress


@click.command(epilog=EXIT_STATUSES)
def demo() -> None:
    """Find segments among 2,469 real households, and assign those kept aside.

    Writes models/, out/ and mlflow.db into the working folder. Running it again registers nothing new.

    Example: custseg demo
    """
    from custseg.cli.show_recorded import show_recorded
    from custseg.cli.show_result import show_result
    from custseg.workflows.demo import demo as run_demo

    with progress() as told:
        done = run_demo(on_progress=told)
    show_result(done.result)
    show_recorded(done.recorded)
    if done.recorded.folder is None:
        sys.exit(NOBODY_DESERVES_TO_SERVE)
    click.echo(
        f"{len(done.result.held_out):,} households kept aside were assigned: {done.assignments}"
    )
    click.echo("\nTry next:")
    own = _own_programs()
    click.echo(f"  {own}custseg report {done.recorded.folder}     # then open the file it names")
    click.echo(f"  {own}mlflow ui --backend-store-uri sqlite:///mlflow.db")
    click.echo(
        f"  {own}custseg assign {done.recorded.folder} {done.newcomers} --output out/mine.csv"
    )


def _own_programs() -> str:
    folder = Path(sys.executable).parent
    return f"{folder.relative_to(Path.cwd())}/" if folder.is_relative_to(Path.cwd()) else ""
