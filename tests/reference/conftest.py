"""Where the published data lies, and the figures to compare with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """Return the folder that the environment names."""
    return Path(os.environ["CUSTSEG_REFERENCE_DATA"])


@pytest.fixture(scope="session")
def figures(reference_data: Path) -> dict[str, Any]:
    """Return the published, recalled and measured figures."""
    return json.loads((reference_data / "reference_figures.json").read_text())
