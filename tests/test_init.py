from __future__ import annotations

import subprocess
import sys

import pytest

import custseg


def test_importing_the_package_is_light() -> None:
    """Learners, MLflow and pandas wait until they are needed."""
    code = "import sys, custseg; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert not {"sklearn", "mlflow", "pandas", "matplotlib"} & set(done.stdout.split())


@pytest.mark.parametrize("name", custseg.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """Under its own name."""
    assert getattr(custseg, name).__name__ == name


def test_an_unknown_name_is_an_error() -> None:
    """As for any module."""
    with pytest.raises(AttributeError, match="no attribute 'segment'"):
        _ = custseg.segment
