"""How does a grid of levels become a few named segments?"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.merge_segments import merge_segments
from custseg.rules import MIN_COVERED, NOISE, GridRule, canonical_order

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from custseg.frameworks.levels import Levels
    from custseg.frameworks.merging import Merging
    from custseg.rules import Matrix


def named_grid(
    rows: Matrix,
    *,
    input_names: tuple[str, ...],
    levels: Sequence[Levels],
    name_of: Callable[[tuple[int, ...]], str | None],
    names: Sequence[str],
    merging: Merging,
) -> LearnedFramework:
    """Name every cell, also those that nobody is in, and join the segments that are too many or too small.

    Parameters
    ----------
    rows
        float64 (n, d) of raw values, NaN where missing.
    input_names, levels
        The d columns, and the levels of each.
    name_of
        From the scores of a cell to the name of its segment, None where customers are to be noise.
    names
        Every name there can be, in the order in which they are to stand in joined names.
    merging
        How many may be left, and how small; neighbours are told by their mean scores.

    Examples
    --------
    >>> from custseg.frameworks.levels import Levels
    >>> from custseg.frameworks.merging import Merging
    >>> learned = named_grid(
    ...     np.arange(40.0)[:, None],
    ...     input_names=("spend",),
    ...     levels=[Levels(cuts=np.array([10.0]), scores=np.array([0, 1]))],
    ...     name_of=lambda scores: ("Small", "Large")[scores[0]],
    ...     names=("Small", "Large"),
    ...     merging=Merging(max_segments=6, min_share=0.05),
    ... )
    >>> learned.names, learned.rule.label(np.array([[12.0]])).tolist()
    (('Large', 'Small'), [0])
    """
    scores = list(itertools.product(*(one.scores.tolist() for one in levels)))
    cell_names = [name_of(cell) for cell in scores]
    found = [name for name in dict.fromkeys(names) if name in cell_names]
    cell_segments = np.array(
        [NOISE if name is None else found.index(name) for name in cell_names], dtype=np.int64
    )
    grid = _every_cell(input_names, levels)
    sizes, centres = _sizes_and_centres(
        grid.cells(rows), cell_segments, np.array(scores, dtype=np.float64), n_segments=len(found)
    )
    merged = merge_segments(
        found, sizes=sizes, centres=centres, n_customers=len(rows), merging=merging
    )
    return _learned(
        grid, np.append(merged.numbers, NOISE)[cell_segments], rows, merged.names, merged.notes
    )


def _every_cell(input_names: tuple[str, ...], levels: Sequence[Levels]) -> GridRule:
    n_cuts = np.array([len(one.cuts) for one in levels], dtype=np.int64)
    n_cells = int(np.prod(n_cuts + 1))
    return GridRule(
        input_names=input_names,
        cuts=np.concatenate([np.empty(0), *(one.cuts for one in levels)]),
        n_cuts=n_cuts,
        missing_levels=np.array([one.missing_bin for one in levels], dtype=np.int64),
        cell_clusters=np.arange(n_cells),
        n_clusters=n_cells,
        covers=0,
    )


def _sizes_and_centres(
    cells: NDArray[np.int64], cell_segments: NDArray[np.int64], scores: Matrix, *, n_segments: int
) -> tuple[NDArray[np.int64], Matrix]:
    """Count the customers of each segment, and average their scores, or those of its cells where it has none."""
    per_cell = np.bincount(cells, minlength=len(cell_segments))
    sizes = np.zeros(n_segments, dtype=np.int64)
    centres = np.zeros((n_segments, scores.shape[1]))
    for segment in range(n_segments):
        own = cell_segments == segment
        sizes[segment] = per_cell[own].sum()
        weights = per_cell[own] if sizes[segment] else None
        centres[segment] = np.average(scores[own], axis=0, weights=weights)
    return sizes, centres


def _learned(
    grid: GridRule,
    cell_clusters: NDArray[np.int64],
    rows: Matrix,
    names: tuple[str, ...],
    notes: tuple[str, ...],
) -> LearnedFramework:
    labels = cell_clusters[grid.cells(rows)]
    sizes = np.bincount(labels[labels >= 0], minlength=len(names))
    rule = replace(
        grid,
        cell_clusters=cell_clusters,
        n_clusters=len(names),
        covers=int(min(MIN_COVERED, *sizes)) if len(names) else 0,
    )
    order = canonical_order(labels, np.arange(len(names))[:, None])
    return LearnedFramework(
        rule=rule.renumbered(order), names=tuple(names[one] for one in order), notes=notes
    )
