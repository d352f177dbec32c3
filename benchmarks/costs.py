"""What does a piece of work cost in a process that does nothing else?"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, kw_only=True)
class Cost:
    """Seconds of the work alone, on the clock and of all cores, and the peak memory of its process in MB."""

    seconds: float
    core_seconds: float
    peak_mb: float

    def show(self, what: str) -> None:
        """Print them on a line."""
        print(
            f"{what}: {self.seconds:.2f} s, {self.core_seconds:.2f} core seconds,"
            f" peak {self.peak_mb:.0f} MB",
            flush=True,
        )


def cost_of(script: str, *arguments: str | Path) -> Cost:
    """Run a script that ends in `print_cost` in a new process, and return what its work cost there."""
    command = [sys.executable, script, *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - ours
    return Cost(**json.loads(done.stdout))


def print_cost(work: Callable[[], object]) -> None:
    """Do the work, and print what it cost, as `cost_of` reads it."""
    start, start_cores = time.perf_counter(), time.process_time()
    work()
    cost = Cost(
        seconds=time.perf_counter() - start,
        core_seconds=time.process_time() - start_cores,
        peak_mb=_peak_mb(),
    )
    print(json.dumps(asdict(cost)))


def _peak_mb() -> float:
    status = Path("/proc/self/status")
    if status.exists():  # Linux counts in ru_maxrss what the process had that started this one
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
