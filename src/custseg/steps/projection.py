"""How do prepared columns become fewer, without losing the distances that matter?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class Projection:
    """Project rows on principal components: components @ (x - mean).

    Parameters
    ----------
    input_names
        The p prepared columns.
    mean
        float64 (p,): their means.
    components
        float64 (q, p): one component a row, orthonormal.
    covers
        The customers that it was learned from.

    Examples
    --------
    >>> import numpy as np
    >>> step = Projection(
    ...     input_names=("spend", "orders"),
    ...     mean=np.zeros(2),
    ...     components=np.array([[0.6, 0.8]]),
    ...     covers=10,
    ... )
    >>> step.output_names, step.transform(np.array([[1.0, 1.0]])).round(9).tolist()
    (('pc1',), [[1.4]])
    """

    kind: ClassVar[str] = "projection"

    input_names: tuple[str, ...]
    mean: Vector
    components: Matrix
    covers: int

    def __post_init__(self) -> None:
        width = len(self.input_names)
        freeze_arrays(self, mean=(width,), components=(len(self.components), width))
        check_fields(self, there_is_a_component=len(self.components) > 0)

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared columns: pc1, pc2, and so on, the greatest variance first."""
        return tuple(f"pc{number + 1}" for number in range(len(self.components)))

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, p) without missing values to float64 (n, q)."""
        columns = fresh_columns(self, X)
        projected = np.zeros((len(self.components), columns.shape[1]))
        _project(projected, columns, self.mean, self.components)
        return projected.T


@kernel
def _project(projected: Matrix, columns: Matrix, mean: Vector, components: Matrix) -> None:
    # Not a matrix product: its bits depend on the other rows.
    for component in range(len(components)):
        totals = projected[component]
        for column in range(len(mean)):
            values = columns[column]
            for row in range(len(values)):
                totals[row] += (values[row] - mean[column]) * components[component, column]
