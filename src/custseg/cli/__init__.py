"""The command line: read arguments, call a workflow, say what happened."""

from custseg.cli.main import main

__all__ = ["main"]
