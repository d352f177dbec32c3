"""How do the steps of all columns make one matrix?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

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
    """

    treatments: tuple[Step, ...]
    following: tuple[Step, ...] = ()

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
    def covers(self) -> int:
        """The fewest customers that any learned number stands for."""
        return min(step.covers for step in (*self.treatments, *self.following))

    def transform(self, raw: Matrix) -> Matrix:
        """Map raw columns (n, len(input_names)) to the prepared matrix (n, len(output_names))."""
        blocks, start = [], 0
        for step in self.treatments:
            stop = start + len(step.input_names)
            blocks.append(step.transform(raw[:, start:stop]))
            start = stop
        matrix = np.concatenate(blocks, axis=1)
        for step in self.following:
            matrix = step.transform(matrix)
        return matrix
