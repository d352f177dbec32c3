"""How does a column whose order counts, but not its intervals, enter the distance?"""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.fields import check_fields, freeze_arrays

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class OrderedStep:
    """Replace a value by the standardised mid-rank of the level it falls in.

    The mid-rank of a level is the share of customers below it plus half the share in it (Bross, 1958,
    Biometrics 14, 18-38, calls it a ridit): nobody has to say how far apart two levels are.

    Parameters
    ----------
    input_names
        The one column.
    bounds
        float64 (k - 1,), ascending: level i reaches up to bounds[i], included; the last level has no end.
    scores
        float64 (k,), ascending: what stands for each level.
    fill
        What stands for a missing value.
    covers
        The fewest customers that any of these numbers stands for.

    Examples
    --------
    >>> import numpy as np
    >>> step = OrderedStep(
    ...     input_names=("income_band",),
    ...     bounds=np.array([1.0, 3.0]),
    ...     scores=np.array([-1.2, 0.0, 1.2]),
    ...     fill=0.0,
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[1.0], [2.5], [9.0], [np.nan]])).ravel().tolist()
    [-1.2, 0.0, 1.2, 0.0]
    """

    kind: ClassVar[str] = "ordered"

    input_names: tuple[str, ...]
    bounds: Vector
    scores: Vector
    fill: float
    covers: int

    def __post_init__(self) -> None:
        freeze_arrays(self, bounds=(np.size(self.bounds),), scores=(np.size(self.bounds) + 1,))
        check_fields(
            self,
            it_reads_one_column=len(self.input_names) == 1,
            bounds_ascend=(np.diff(self.bounds) > 0).all(),
            scores_ascend=(np.diff(self.scores) > 0).all(),
            fill_is_finite=isfinite(self.fill),
        )

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared column: that of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, 1), NaN where missing, to float64 (n, 1) without any."""
        columns = fresh_columns(self, X)
        _score(columns[0], self.bounds, self.scores, self.fill)
        return columns.T


@kernel
def _score(values: Vector, bounds: Vector, scores: Vector, fill: float) -> None:
    for row in range(len(values)):
        value = values[row]
        values[row] = fill if isnan(value) else scores[np.searchsorted(bounds, value)]
