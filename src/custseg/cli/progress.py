"""How is somebody told that work goes on?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Yield what a workflow calls with what is done, how many, and of how many; it goes to standard error."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<42}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        last = ""

        def told(what: str, done: int, of: int) -> None:
            nonlocal last
            bar.update(task, description=what, completed=done, total=of)
            if (
                not console.is_terminal and what != last
            ):  # a log has a line for each thing, not for each refit
                click.echo(f"{what} ({done} of {of})" if done else what, err=True)
            last = what

        yield told
