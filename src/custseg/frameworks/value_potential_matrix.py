"""Is a customer a star, a cash cow, a question mark, or one to maintain?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.frameworks.as_rows import as_rows
from custseg.frameworks.is_tellable import is_tellable
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns
from custseg.frameworks.merging import Merging
from custseg.frameworks.named_grid import named_grid

if TYPE_CHECKING:
    from custseg.frameworks.learned_framework import LearnedFramework
    from custseg.frameworks.matrix_axis import MatrixAxis
    from custseg.rules import Matrix

# By value and potential. The four corners are those of the growth-share matrix.
_NAMES = {
    ("high", "high"): "Stars",
    ("high", "middle"): "Solid earners",
    ("high", "low"): "Cash cows",
    ("middle", "high"): "Rising",
    ("middle", "middle"): "Core",
    ("middle", "low"): "Fading",
    ("low", "high"): "Question marks",
    ("low", "middle"): "Occasional",
    ("low", "low"): "Maintain",
}


@dataclass(frozen=True, kw_only=True)
class ValuePotentialMatrix(MadeOfItsColumns):
    """Cross what customers bring with what they might bring.

    Parameters
    ----------
    value
        What a customer brings today, such as the money spent.
    potential
        What speaks for more: growth, size, or the probability of being alive. A customer of whom it is not known has the lowest.
    names
        Of the cells, the highest value first and within it the highest potential; cells of one name are one segment. Without
        them: stars, cash cows, question marks and maintain, and names for the cells between.
    extra
        Further axes, such as service intensity: each adds a level to the name, as in "Stars, much service".
    max_segments, min_share
        At most so many segments are left, each of so many of the customers, and at least 10: others are joined with their nearest
        neighbour. A `min_share` of None keeps every segment that anybody is in.

    Raises
    ------
    ParameterError
        When there is not a name for each cell, or a column makes two axes.

    Examples
    --------
    >>> from custseg.frameworks import MatrixAxis
    >>> matrix = ValuePotentialMatrix(
    ...     value=MatrixAxis(column="spend"), potential=MatrixAxis(column="growth", cuts=(0.0,))
    ... )
    >>> learned = matrix.fit(np.random.default_rng(0).normal(size=(400, 2)))
    >>> sorted(learned.names)
    ['Cash cows', 'Maintain', 'Question marks', 'Stars']
    """

    value: MatrixAxis
    potential: MatrixAxis
    names: tuple[str, ...] = ()
    extra: tuple[MatrixAxis, ...] = ()
    max_segments: int = 6
    min_share: float | None = 0.05

    def __post_init__(self) -> None:
        Merging(max_segments=self.max_segments, min_share=self.min_share)
        faults = []
        if self.names and len(self.names) != len(self._corners):
            faults.append(f"{len(self.names)} names for {len(self._corners)} cells")
        if len(set(self.input_names)) < len(self.input_names):
            faults.append(f"columns {list(self.input_names)}")
        if faults:
            raise ParameterError(
                "A matrix of value and potential cannot be made.",
                found="; ".join(faults),
                expected="a name for each cell or none, and different columns",
            )

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns: value, potential, and those of further axes."""
        return tuple(axis.column for axis in self._axes)

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points that are not given from raw values (n, d), NaN where missing."""
        rows = as_rows(raw, input_names=self.input_names)
        cells = self._cell_names()
        learned = named_grid(
            rows,
            input_names=self.input_names,
            levels=[axis.levels(values) for axis, values in zip(self._axes, rows.T, strict=True)],
            name_of=cells.__getitem__,
            names=tuple(cells.values()),
            merging=Merging(max_segments=self.max_segments, min_share=self.min_share),
        )
        return replace(learned, notes=(*self._missing(rows), *learned.notes))

    @property
    def _axes(self) -> tuple[MatrixAxis, ...]:
        return (self.value, self.potential, *self.extra)

    @property
    def _corners(self) -> list[tuple[int, int]]:
        """The cells of value and potential, the highest first."""
        value, potential = (range(len(axis.level_names)) for axis in self._axes[:2])
        return list(itertools.product(reversed(value), reversed(potential)))

    def _cell_names(self) -> dict[tuple[int, ...], str]:
        value, potential = self.value.level_names, self.potential.level_names
        names = self.names or [_NAMES[value[one], potential[other]] for one, other in self._corners]
        suffixes = [axis.suffixes for axis in self.extra]
        found = {}
        for corner, name in zip(self._corners, names, strict=True):
            for own in itertools.product(*(range(len(one)) for one in suffixes)):
                added = (one[level] for one, level in zip(suffixes, own, strict=True))
                found[corner + own] = ", ".join([name, *added])
        return found

    def _missing(self, rows: Matrix) -> list[str]:
        counts = np.isnan(rows).sum(axis=0).tolist()
        return [
            f"{name} is not known of {n:,} of {len(rows):,} customers: they have its lowest level."
            for name, n in zip(self.input_names, counts, strict=True)
            if is_tellable(n, of=len(rows))
        ]
