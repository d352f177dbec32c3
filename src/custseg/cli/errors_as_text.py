"""How does an error reach somebody at a terminal?"""

from __future__ import annotations

import sys
import warnings
from typing import Any

import click

from custseg.cli.exit_status import STOPPED
from custseg.errors import CustsegError


class ErrorsAsText(click.Group):
    """A group of commands whose errors are shown as text, without a traceback, with their exit status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CustsegError as error:
            from custseg.tables import without_password

            # An address may stand where a file should.
            click.echo(f"Error: {without_password(str(error))}", err=True)
            sys.exit(error.exit_status)
        except KeyboardInterrupt:
            warnings.simplefilter("ignore")  # that work was left undone is what was asked for
            click.echo("Stopped.", err=True)
            sys.exit(STOPPED)
