"""What is a step, and what does it promise?"""

from __future__ import annotations

from typing import ClassVar, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Matrix: TypeAlias = NDArray[np.float64]
Vector: TypeAlias = NDArray[np.float64]


class Step(Protocol):
    """Transform a row: frozen arrays and a kernel, nothing else.

    A step is a frozen dataclass whose fields are arrays, numbers, texts, or tuples of texts: these fields
    are what a bundle stores, so a step is built again by passing them to its class. It transforms each row by
    itself: the rest of the batch, its size and the threads never matter.

    Attributes
    ----------
    kind
        Its name in a bundle.
    input_names, output_names
        The columns it reads and makes, in order.
    covers
        The fewest customers that any of its learned numbers stands for; a bundle asks for 10.
    """

    kind: ClassVar[str]

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def output_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def covers(self) -> int: ...  # noqa: D102 - see the class

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, len(input_names)), NaN where missing, to float64 (n, len(output_names))."""
        ...
