"""What does the command `custseg` offer?"""

from __future__ import annotations

import click

import custseg
from custseg.cli.assign import assign
from custseg.cli.demo import demo
from custseg.cli.errors_as_text import ErrorsAsText
from custseg.cli.exit_status import EXIT_STATUSES
from custseg.cli.features import features
from custseg.cli.init import init
from custseg.cli.report import report
from custseg.cli.run import run
from custseg.cli.show import show


@click.group(cls=ErrorsAsText, epilog=EXIT_STATUSES)
@click.version_option(custseg.__version__, prog_name="custseg")
def main() -> None:
    """Find customer segments, prove that they are worth having, and assign every customer.

    Example: custseg demo
    """


for command in (demo, init, run, features, assign, report, show):
    main.add_command(command)
