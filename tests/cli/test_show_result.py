from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shop
from custseg.cli.show_result import show_result
from custseg.recipes import read_recipe
from custseg.workflows.run_experiment import run_experiment

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_small_groups_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A segment of nine is only counted."""
    monkeypatch.chdir(tmp_path)
    result = run_experiment(read_recipe(shop.open_shop(tmp_path)), n_jobs=1)
    data = result.report_data
    small = replace(data.profiles[0], name="The nine", n_customers=9)
    few = replace(data, profiles=(small, *data.profiles[1:]))

    show_result(replace(result, report_data=few))

    said = capsys.readouterr().out
    assert "The nine" not in said
    assert "Not shown, with fewer than 10 customers: 1 of 4 segments." in said
