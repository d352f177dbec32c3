"""Do the fields of a step fit together, also when somebody altered the bundle they come from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import BundleError

if TYPE_CHECKING:
    from custseg.steps.step import Step


def freeze_arrays(step: Step, **shapes: tuple[int, ...]) -> None:
    """Make each named field a float64 array of its own that cannot be written to.

    Raises
    ------
    BundleError
        When a field has another shape, or is not finite; all such fields are named.
    """
    faults = []
    for name, shape in shapes.items():
        values = np.array(getattr(step, name), dtype=np.float64)
        values.flags.writeable = False
        object.__setattr__(step, name, values)
        if values.shape != shape:
            faults.append(f"{name} has shape {values.shape} instead of {shape}")
        elif not np.isfinite(values).all():
            faults.append(f"{name} is not finite")
    _refuse(step, faults)


def check_fields(step: Step, **conditions: object) -> None:
    """Refuse a step unless every condition holds; a condition is named after what must be so.

    Raises
    ------
    BundleError
        Which conditions do not hold.
    """
    conditions["covers_is_at_least_1"] = step.covers >= 1
    _refuse(
        step,
        [f"not so: {name.replace('_', ' ')}" for name, holds in conditions.items() if not holds],
    )


def _refuse(step: Step, faults: list[str]) -> None:
    if faults:
        raise BundleError(
            f"A step of kind '{step.kind}' does not fit together.",
            found="; ".join(faults),
            hint="the bundle was altered or damaged: take it from its source again.",
        )
