"""What sets a segment apart from all customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.profile import Mark
from custseg.profiling.trait import traits_of
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.profiling.trait import Trait
    from custseg.rules import Labels, Vector
    from custseg.segmentation import Customers


def marks(
    customers: Customers, labels: Labels, *, describing: tuple[str, ...], n_segments: int
) -> tuple[tuple[Mark, ...], ...]:
    """Compare each segment with all customers, column by column, the strongest difference first.

    Parameters
    ----------
    customers
        n rows.
    labels
        int32 (n,): their segments.
    describing
        Names of the columns; one with levels gives a mark for each level (of two, for the second).
    n_segments
        Segments are 0..n_segments-1.

    Returns
    -------
    tuple
        The marks of each segment. A column that under 10 of its customers have a value of is left out.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> customers = Customers(
    ...     ids=pa.array(range(40)),
    ...     columns=(Column(name="orders", kind="count"),),
    ...     raw=np.repeat([[1.0], [3.0]], 20, axis=0),
    ... )
    >>> labels = np.repeat(np.arange(2, dtype=np.int32), 20)
    >>> [(mark,), _] = marks(customers, labels, describing=("orders",), n_segments=2)
    >>> mark.mean, mark.overall, mark.difference, mark.index
    (1.0, 2.0, -1.0, 50.0)
    """
    columns = [(trait, trait.values(customers)) for trait in traits_of(customers, describing)]
    return tuple(_of_segment(columns, labels == segment) for segment in range(n_segments))


def _of_segment(columns: list[tuple[Trait, Vector]], is_in: NDArray[np.bool_]) -> tuple[Mark, ...]:
    found = [_mark(trait, values, values[is_in]) for trait, values in columns]
    shown = [mark for mark in found if mark is not None]
    return tuple(sorted(shown, key=lambda mark: (-abs(mark.difference), mark.column)))


def _mark(trait: Trait, values: Vector, own: Vector) -> Mark | None:
    own, known = own[~np.isnan(own)], values[~np.isnan(values)]
    if len(own) < MIN_COVERED or _is_of_few(trait, own):
        return None
    mean, overall = float(own.mean()), float(known.mean())
    # A constant's standard deviation may be a rounding error above 0, and the difference then huge.
    spread = float(known.std()) if known.min() < known.max() else np.inf
    return Mark(
        column=trait.name,
        mean=mean,
        overall=overall,
        difference=(mean - overall) / spread,
        index=100 * mean / overall if overall > 0 else None,
        n=len(own),
    )


def _is_of_few(trait: Trait, own: Vector) -> bool:
    # The share of a level, times n, is the number of those who have it.
    return trait.level is not None and bool(0 < own.sum() < MIN_COVERED)
