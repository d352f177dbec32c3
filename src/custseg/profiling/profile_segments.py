"""How are all segments of a segmentation put before people?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import ParameterError
from custseg.profiling.conditions import conditions
from custseg.profiling.describe_segment import describe_segment
from custseg.profiling.marks import marks
from custseg.profiling.name_segments import name_segments
from custseg.profiling.profile import SegmentProfile
from custseg.profiling.surrogate_tree import SurrogateTree
from custseg.profiling.trait import traits_of
from custseg.profiling.value_shares import value_shares
from custseg.segmentation import NO_SEGMENT_NAME

if TYPE_CHECKING:
    from custseg.profiling.branch import Branch
    from custseg.profiling.mark_words import Vocabulary
    from custseg.profiling.profile import Mark
    from custseg.rules import Labels, Vector
    from custseg.segmentation import Customers


def profile_segments(
    customers: Customers,
    labels: Labels,
    *,
    describing: tuple[str, ...],
    value: Vector | None,
    vocabulary: Vocabulary,
    n_segments: int | None = None,
    names: tuple[str, ...] = (),
    branches: tuple[Branch, ...] | None = None,
    seed: int,
) -> tuple[SegmentProfile, ...]:
    """Profile every segment, in the order of its number.

    Parameters
    ----------
    customers
        n rows.
    labels
        int32 (n,): their segments, NOISE where none fits.
    describing
        Columns that marks, conditions and names speak of.
    value
        float64 (n,): what each customer brings, NaN counting as nothing; None where no column says it.
    vocabulary
        By column: the words for customers below the average, and above it. A level is called `age is 35-44`.
    n_segments
        The clusters that the rule knows; by default those that occur in the labels.
    names
        One for each segment, used as they are; empty to make them from the marks.
    branches
        Of a rule that describes itself, see `own_branches`; None to read the conditions from a small tree that stands for it.
    seed
        For that tree.

    Raises
    ------
    ParameterError
        When the given names are not one for each segment, all different.
    """
    n_segments = int(labels.max(initial=-1)) + 1 if n_segments is None else n_segments
    _check_names(names, n_segments)
    spoken = {**_level_words(customers, describing), **vocabulary}
    found = marks(customers, labels, describing=describing, n_segments=n_segments)
    sizes = [int(np.count_nonzero(labels == segment)) for segment in range(n_segments)]
    told = [_mostly_known(own, size) for own, size in zip(found, sizes, strict=True)]
    called = names or name_segments(told, vocabulary=spoken)
    if branches is None:
        branches = _read(customers, labels, describing, seed)
    said = conditions(branches, customers, labels, n_segments=n_segments)
    shares = [size / len(customers) for size in sizes]
    worths = value_shares(labels, value, n_segments=n_segments) or (None,) * n_segments
    return tuple(
        SegmentProfile(
            cluster=segment,
            name=called[segment],
            n_customers=sizes[segment],
            share=shares[segment],
            value_share=worths[segment],
            marks=found[segment],
            condition=said[segment],
            description=describe_segment(told[segment], vocabulary=spoken),
        )
        for segment in range(n_segments)
    )


def _check_names(names: tuple[str, ...], n_segments: int) -> None:
    if not names:
        return
    if len(names) != n_segments:
        raise ParameterError(
            "The names do not fit the segments.",
            found=f"{len(names)} names",
            expected=f"{n_segments}, one for each segment",
            hint="name them all, the largest first, or none.",
        )
    wrong = [name for name, n in Counter(names).items() if n > 1 or not name.strip()]
    wrong += [NO_SEGMENT_NAME] * (NO_SEGMENT_NAME in names)
    if wrong:
        raise ParameterError(
            "Segments need names of their own.",
            found=wrong,
            expected=f"different names, none blank, none '{NO_SEGMENT_NAME}'",
        )


def _level_words(customers: Customers, describing: tuple[str, ...]) -> dict[str, tuple[str, str]]:
    return {
        trait.name: (f"seldom {trait.column} {trait.level}", f"often {trait.column} {trait.level}")
        for trait in traits_of(customers, describing)
        if trait.level is not None
    }


def _mostly_known(own: tuple[Mark, ...], n_customers: int) -> tuple[Mark, ...]:
    """Leave out what is known of less than half of a segment: a name speaks of most of it."""
    return tuple(mark for mark in own if 2 * mark.n >= n_customers)


def _read(
    customers: Customers, labels: Labels, describing: tuple[str, ...], seed: int
) -> tuple[Branch, ...]:
    if not describing:
        return ()
    return SurrogateTree.fit(customers, labels, describing=describing, seed=seed).branches()
