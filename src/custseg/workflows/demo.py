"""How does a newcomer see the main job done on real customers?"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from custseg.errors import CustsegError
from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.workflows.record import record
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.workflows.experiment_result import ExperimentResult
    from custseg.workflows.record import Recorded

_RECIPE = "complete_journey.toml"


@dataclass(frozen=True, kw_only=True, eq=False)
class Demo:
    """What the demonstration made.

    Parameters
    ----------
    result, recorded
        Of the experiment.
    newcomers, assignments
        The households kept aside, and where they were placed; None without a winner.
    """

    result: ExperimentResult
    recorded: Recorded
    newcomers: Path | None
    assignments: Path | None


def demo(*, on_progress: Callable[[str, int, int], None] | None = None) -> Demo:
    """Run the households' recipe in the working folder, record it, and assign the households kept aside.

    They are assigned from the bundle by a new process, as a nightly job would.

    Raises
    ------
    TableError
        When the package with the households is not installed.
    """
    result = run_experiment(read_recipe(_recipe_file()), on_progress=on_progress)
    recorded = record(result)
    if recorded.folder is None or result.segmentation is None:
        return Demo(result=result, recorded=recorded, newcomers=None, assignments=None)
    newcomers, assignments = Path("out/new_households.parquet"), Path("out/assignments.parquet")
    newcomers.parent.mkdir(exist_ok=True)
    write_table(newcomers, result.held_out.as_table(result.segmentation.contract.id_column))
    _assign_in_new_process(recorded.folder, newcomers, assignments)
    return Demo(result=result, recorded=recorded, newcomers=newcomers, assignments=assignments)


def _recipe_file() -> Path:
    # In the wheel the recipe stands beside this file; in a checkout, in the folder of all recipes.
    installed = Path(str(resources.files("custseg.workflows"))) / _RECIPE
    return installed if installed.exists() else Path(__file__).parents[3] / "experiments" / _RECIPE


def _assign_in_new_process(bundle: Path, source: Path, output: Path) -> None:
    places = [str(bundle), str(source), "--output", str(output)]
    command = [sys.executable, "-m", "custseg", "assign", *places]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        raise CustsegError(
            "The households kept aside were not assigned.", found=done.stderr.strip()
        )
