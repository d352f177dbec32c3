"""What has to be learned of a column of names?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.preprocessing.step_learner import StepLearner
from custseg.rules import MIN_COVERED
from custseg.steps import CategoryStep

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.steps import Matrix, Vector

MIN_SHARE = 0.01


class CategoryEncoder(StepLearner):
    """Replace a level by centred indicators that together vary as much as one standardised number.

    Levels under 10 customers or under 1 % are pooled as `other`, missing values (a level of their own)
    under 10 customers too. A pool under 10 customers takes in the next smallest level until it is not.

    Parameters
    ----------
    levels
        The names behind the positions 0, 1, ... of every column; any other number joins the pool. None: each number is a
        level, called after itself.

    Attributes
    ----------
    preparation_
        One `CategoryStep` per column.

    Examples
    --------
    >>> regions = np.repeat([0.0, 1.0, 2.0, 3.0], [60, 30, 8, 2])[:, None]
    >>> encoder = CategoryEncoder(levels=("north", "south", "east", "west")).fit(regions)
    >>> encoder.preparation_.output_names
    ('x0=north', 'x0=south', 'x0:other')
    """

    def __init__(self, *, levels: tuple[str, ...] | None = None) -> None:
        self.levels = levels

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[CategoryStep, ...]:
        """Return one step per column."""
        return tuple(self._step(name, codes) for name, codes in zip(names, rows.T, strict=True))

    def _step(self, name: str, column: Vector) -> CategoryStep:
        codes, counts = np.unique(column, return_counts=True)  # NaN is the last code
        is_pooled = self._pool(codes, counts)
        is_missing = ~is_pooled & np.isnan(codes)
        is_level = ~is_pooled & ~np.isnan(codes)
        shares = counts / len(column)
        return CategoryStep(
            input_names=(name,),
            levels=tuple(self._name(code) for code in codes[is_level]),
            codes=codes[is_level],
            shares=shares[is_level],
            other_share=float(shares[is_pooled].sum()) if is_pooled.any() else None,
            missing_share=float(shares[is_missing][0]) if is_missing.any() else None,
            covers=int(min([*counts[~is_pooled], counts[is_pooled].sum() or len(column)])),
        )

    def _pool(self, codes: Vector, counts: NDArray[np.intp]) -> NDArray[np.bool_]:
        is_small = (counts < MIN_SHARE * counts.sum()) & ~np.isnan(codes)
        is_pooled: NDArray[np.bool_]
        is_pooled = (counts < MIN_COVERED) | is_small | self._is_unknown(codes)
        for smallest in np.argsort(counts, kind="stable"):
            if not 0 < counts[is_pooled].sum() < MIN_COVERED:
                break
            is_pooled[smallest] = True
        return is_pooled

    def _is_unknown(self, codes: Vector) -> NDArray[np.bool_]:
        if self.levels is None:
            return np.zeros(len(codes), dtype=bool)
        is_position = np.isin(codes, np.arange(len(self.levels)))
        return np.asarray(~(is_position | np.isnan(codes)))

    def _name(self, code: float) -> str:
        return f"{code:.17g}" if self.levels is None else self.levels[int(code)]
