"""What does somebody at a terminal see of what was recorded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from custseg.workflows.record import Recorded


def show_recorded(recorded: Recorded) -> None:
    """Say where the bundle is, and under which version."""
    registered = recorded.registered
    if registered is None:
        click.echo("\nNothing was registered; the scorecards are in MLflow.")
        return
    said = "Registered" if registered.is_new else "Registered before, nothing new"
    click.echo(
        f"\n{said}: {registered.name} version {registered.version} ({registered.alias}),"
        f" digest {recorded.digest[:12]}, in {recorded.folder}"
    )
