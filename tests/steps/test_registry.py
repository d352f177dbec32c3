from __future__ import annotations

from custseg.steps import STEPS


def test_every_step_is_found_by_its_kind() -> None:
    """The name in a bundle is the class's own."""
    assert all(step.kind == name for name, step in STEPS.items())
