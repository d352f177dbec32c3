from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracking.conftest import Bundle

PAGE = Path(__file__).parents[2] / "docs" / "tracking.md"


def test_the_example_runs(bundle: Bundle, mlflow_store: Path) -> None:
    """The page's example does as it stands what the page says."""
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), flags=re.DOTALL)
    names: dict[str, Any] = {"folder": bundle.folder, "digest": bundle.digest}

    exec(code, names)  # noqa: S102 - our own page

    assert names["registered"].address == "models:/households@champion"
    assert names["segmentation"].name == "households"
    assert (mlflow_store / "fetched" / "manifest.json").exists()
