from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel

if TYPE_CHECKING:
    from pathlib import Path

MODULE = """
from custseg.kernels import kernel

@kernel
def doubled(number):
    return 2 * number
"""


@kernel
def total(values: np.ndarray) -> float:
    result = 0.0
    for value in values:
        result += value
    return result


def run(folder: Path, *, home: Path) -> subprocess.CompletedProcess[str]:
    """Use a kernel of `folder` in a new process, which knows no other place for a cache than `home`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NUMBA_CACHE_DIR", "XDG_CACHE_HOME")
    }
    code = "import plain; print(plain.doubled(21), plain.doubled.stats.cache_path)"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**kept, "HOME": str(home), "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )


def test_a_kernel_adds_in_the_order_written() -> None:
    """Without fastmath nothing is reordered: 1 is lost in 1e16, as in Python."""
    values = [1e16, 1.0, 1.0, 1.0, -1e16]

    assert total(np.array(values)) == sum_in_order(values) == 0.0


def sum_in_order(values: list[float]) -> float:
    result = 0.0
    for value in values:
        result += value
    return result


def test_machine_code_is_kept_where_a_folder_is_writable(tmp_path: Path) -> None:
    """The next process need not compile again."""
    (tmp_path / "plain.py").write_text(MODULE)

    run(tmp_path, home=tmp_path)

    assert list(tmp_path.rglob("*.nbi"))


def test_a_read_only_install_without_a_home_still_works(tmp_path: Path) -> None:
    """Where nothing can be written, machine code stays in memory."""
    (tmp_path / "plain.py").write_text(MODULE)
    # Files in place of folders stop even the superuser, whom permissions do not.
    (tmp_path / "__pycache__").touch()
    (tmp_path / "home").touch()

    done = run(tmp_path, home=tmp_path / "home")

    assert done.stdout.split() == ["42", "None"]
