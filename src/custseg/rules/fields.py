"""Do the fields of a rule fit together, also when somebody altered the bundle they come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import BundleError

if TYPE_CHECKING:
    from custseg.rules.rule import Rule


def freeze_numbers(rule: Rule, **shapes: tuple[int, ...]) -> None:
    """Make each named field a float64 array of its own that cannot be written to, without NaN.

    Raises
    ------
    BundleError
        When a field has another shape, or holds what is no number.
    """
    for name, shape in shapes.items():
        values = _frozen(rule, name, shape, kinds="fiu", dtype=np.float64)
        if np.isnan(values).any():
            refuse(rule, f"{name} holds NaN")


def freeze_integers(rule: Rule, **shapes: tuple[int, ...]) -> None:
    """Make each named field an int64 array of its own that cannot be written to.

    Raises
    ------
    BundleError
        When a field has another shape, or holds what is no integer.
    """
    for name, shape in shapes.items():
        _frozen(rule, name, shape, kinds="iu", dtype=np.int64)


def check_fields(rule: Rule, **conditions: object) -> None:
    """Refuse a rule unless every condition holds; a condition is named after what must be so.

    Raises
    ------
    BundleError
        Which conditions do not hold.
    """
    faults = [name.replace("_", " ") for name, holds in conditions.items() if not holds]
    if faults:
        refuse(rule, f"not so: {'; '.join(faults)}")


def refuse(rule: Rule, found: str) -> None:
    """Say that a rule does not fit together."""
    raise BundleError(
        f"A rule of kind '{rule.kind}' does not fit together.",
        found=found,
        hint="the bundle was altered or damaged: take it from its source again.",
    )


def _frozen(
    rule: Rule, name: str, shape: tuple[int, ...], *, kinds: str, dtype: type[np.generic]
) -> np.ndarray[tuple[int, ...], np.dtype[np.generic]]:
    given = np.asarray(getattr(rule, name))
    if given.dtype.kind not in kinds:
        refuse(rule, f"{name} is of type {given.dtype} instead of {dtype.__name__}")
    if given.shape != shape:
        refuse(rule, f"{name} has shape {given.shape} instead of {shape}")
    values = np.array(given, dtype=dtype, order="C")
    values.flags.writeable = False
    object.__setattr__(rule, name, values)
    return values
