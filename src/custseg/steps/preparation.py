"""How do the steps of all columns make one matrix?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import BundleError

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Step


@dataclass(frozen=True, kw_only=True, eq=False)
class Preparation:
    """Apply one step to each group of columns, side by side, and then those that follow.

    Parameters
    ----------
    treatments
        Steps on raw columns, each on its own; their outputs stand side by side.
    following
        Steps on the whole matrix after that, such as a projection.

    Raises
    ------
    BundleError
        When there is no treatment, or a following step does not read what comes before it.

    Examples
    --------
    >>> from custseg.steps import ShareStep
    >>> angle = np.array([np.pi / 4])
    >>> half = np.array([0.5])
    >>> step = ShareStep(input_names=("promo_share",), fill=half, mean=angle, scale=angle, covers=10)
    >>> Preparation(treatments=(step,)).transform(np.array([[0.5], [1.0]])).round(9).tolist()
    [[0.0], [1.0]]
    """

    treatments: tuple[Step, ...]
    following: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        made = tuple(name for step in self.treatments for name in step.output_names)
        for step in self.following:
            if step.input_names != made:
                raise BundleError(
                    f"A step of kind '{step.kind}' does not read what comes before it.",
                    found=list(step.input_names),
                    expected=list(made),
                )
            made = step.output_names
        if not made:
            raise BundleError("A preparation has no steps.", hint="it needs at least one column.")

    @property
    def input_names(self) -> tuple[str, ...]:
        """The raw columns that are read, in order."""
        return tuple(name for step in self.treatments for name in step.input_names)

    @property
    def output_names(self) -> tuple[str, ...]:
        """The columns of the prepared matrix, in order."""
        if self.following:
            return self.following[-1].output_names
        return tuple(name for step in self.treatments for name in step.output_names)

    @property
    def source_names(self) -> tuple[str, ...]:
        """The raw column behind each prepared one, before the steps that follow mix them."""
        return tuple(name for step in self.treatments for name in _sources(step))

    @property
    def covers(self) -> int:
        """The fewest customers that any learned number stands for."""
        return min(step.covers for step in (*self.treatments, *self.following))

    def transform(self, raw: Matrix) -> Matrix:
        """Map raw columns (n, len(input_names)) to the prepared matrix (n, len(output_names))."""
        blocks, start = [], 0
        for step in self.treatments:
            stop = start + len(step.input_names)
            blocks.append(step.transform(raw[:, start:stop]).T)
            start = stop
        matrix = np.concatenate(blocks).T
        for step in self.following:
            matrix = step.transform(matrix)
        return matrix


def _sources(step: Step) -> tuple[str, ...]:
    if len(step.input_names) == len(step.output_names):
        return step.input_names
    # Only a step on one column makes more columns than it reads.
    return step.input_names * len(step.output_names)
