from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    Call = Callable[..., Result]


def test_contract_segments_and_verdict_are_shown(call: Call, bundle: Path) -> None:
    """What a table must have, who is in it, and why it serves."""
    done = call("show", str(bundle))

    assert done.exit_code == 0
    assert "shop: what a customer table must have" in done.stdout
    for text in ("customer", "recency_days", "  s4  ", "kmeans-4 wins with 4 segments"):
        assert text in done.stdout


def test_a_broken_bundle_is_not_shown(call: Call, broken_bundle: str) -> None:
    """Status 1."""
    done = call("show", broken_bundle)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


def test_a_missing_bundle_is_said(call: Call) -> None:
    """Status 1."""
    done = call("show", "models/nobody/1")

    assert done.exit_code == 1
    assert "Error: The bundle 'models/nobody/1' cannot be read" in done.stderr
