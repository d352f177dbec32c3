from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import custseg
from custseg.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Call = Callable[..., Result]


@pytest.mark.parametrize("command", [(), *((name,) for name in main.commands)])
def test_help_has_an_example_and_the_exit_statuses(call: Call, command: tuple[str, ...]) -> None:
    """For every command."""
    done = call(*command, "--help")

    assert done.exit_code == 0
    assert f"Example: custseg {' '.join(command)}" in done.stdout
    assert "Exit status:\n    0   done\n" in done.stdout
    assert "    75  try again" in done.stdout


def test_there_are_seven_commands() -> None:
    """As the documentation says."""
    assert set(main.commands) == {"demo", "init", "features", "run", "assign", "report", "show"}


def test_an_unknown_command_is_a_usage_error(call: Call) -> None:
    """Status 2."""
    assert call("cluster").exit_code == 2


@pytest.mark.parametrize("command", [("init",), ("run",), ("show",)])
def test_an_address_in_place_of_a_file_is_said_without_its_password(
    call: Call, command: tuple[str, ...]
) -> None:
    """Terminals are logged."""
    done = call(*command, "postgresql://ann:SECRET@host/shop")

    assert done.exit_code == 1
    assert "ann" in done.stderr
    assert "SECRET" not in done.stderr


def test_the_package_runs_as_a_module() -> None:
    """As `python -m custseg`."""
    done = subprocess.run(
        [sys.executable, "-m", "custseg", "--version"], capture_output=True, text=True, check=False
    )

    assert done.stdout == f"custseg, version {custseg.__version__}\n"
