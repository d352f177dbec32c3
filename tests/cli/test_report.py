from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]


def test_the_report_is_copied_out(call: Call, bundle: Path, tmp_path: Path) -> None:
    """As it stands in the bundle."""
    done = call("report", str(bundle), "--output", "shop.html")

    assert (done.exit_code, done.stdout) == (0, "The report: shop.html\n")
    assert (tmp_path / "shop.html").read_text() == "<html>"


def test_a_changed_report_is_not_copied(call: Call, broken_bundle: str, tmp_path: Path) -> None:
    """Status 1, and no file."""
    done = call("report", broken_bundle)

    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert not (tmp_path / "report.html").exists()
