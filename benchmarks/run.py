"""Which comparisons are there? All of them, one after the other.

python benchmarks/run.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HELPERS = ("costs", "placing", "run", "segmentations", "timing", "workload")


def main() -> int:
    """Run each script in a process of its own, and return how many failed."""
    scripts = sorted(
        path for path in Path(__file__).parent.glob("*.py") if path.stem not in HELPERS
    )
    n_failed = 0
    for script in scripts:
        print(f"\n== {script.stem}", flush=True)
        n_failed += subprocess.run([sys.executable, script], check=False).returncode != 0  # noqa: S603 - ours
    return n_failed


if __name__ == "__main__":
    sys.exit(main())
