"""How is a parameter checked, with one voice everywhere?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Collection


def check_at_least(minimum: float, **values: float) -> None:
    """Refuse numbers below the minimum, naming every one of them.

    >>> check_at_least(1, n_clusters=0)
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: Too small: n_clusters.
    Found: n_clusters=0.
    Expected: at least 1.
    """
    wrong = {name: value for name, value in values.items() if not value >= minimum}
    if wrong:
        raise ParameterError(
            f"Too small: {', '.join(wrong)}.", found=_listed(wrong), expected=f"at least {minimum}"
        )


def check_fraction(**values: float) -> None:
    """Refuse numbers outside [0, 1), naming every one of them."""
    wrong = {name: value for name, value in values.items() if not 0 <= value < 1}
    if wrong:
        raise ParameterError(
            f"Not a fraction: {', '.join(wrong)}.",
            found=_listed(wrong),
            expected="at least 0 and below 1",
        )


def check_one_of(allowed: Collection[object], **values: object) -> None:
    """Refuse values outside a list, naming every one of them."""
    wrong = {name: value for name, value in values.items() if value not in allowed}
    if wrong:
        raise ParameterError(
            f"Unknown value: {', '.join(wrong)}.",
            found=_listed(wrong),
            expected=f"one of {sorted(map(str, allowed))}",
        )


def _listed(values: dict[str, object] | dict[str, float]) -> str:
    return ", ".join(f"{name}={value!r}" for name, value in values.items())
