from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from custseg.validation import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).parents[2] / "docs" / "criteria" / "own_criterion.md"


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """Run the page's code beside its recipe, as a script would be, and forget its criterion."""
    page = PAGE.read_text()
    (recipe,) = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "club.toml").write_text(recipe)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__main__"}
    code = "\n".join(re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL))
    try:
        exec(code, names)  # noqa: S102 - our own page
        yield names
    finally:
        CRITERIA.pop("loyalty", None)


def test_the_page_runs(names: dict[str, Any]) -> None:
    """A criterion of one's own is asked of everybody, in other processes, and counts in the verdict."""
    verdict, leaderboard = names["result"].verdict, names["result"].leaderboard

    assert verdict.standings[0].attractiveness.keys() == {"stability", "loyalty"}
    assert leaderboard.loc[verdict.winner, "loyalty/longest_tenure"] > 1.5
    assert leaderboard["loyalty/longest_tenure"].notna().all()
