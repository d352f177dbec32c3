from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.errors import ParameterError
from custseg.frameworks.merge_segments import merge_segments
from custseg.frameworks.merging import Merging

if TYPE_CHECKING:
    from custseg.frameworks.merge_segments import Merged

NAMES = ("Champions", "Loyal", "New", "Lost")


def merged(sizes: list[int], *, max_segments: int = 6, min_share: float | None = 0.05) -> Merged:
    centres = np.array([[5.0, 5.0], [4.0, 4.0], [5.0, 1.0], [1.0, 1.0]])
    merging = Merging(max_segments=max_segments, min_share=min_share)
    return merge_segments(
        NAMES, sizes=np.array(sizes), centres=centres, n_customers=sum(sizes), merging=merging
    )


@given(
    data=st.data(),
    max_segments=st.integers(1, 6),
    min_share=st.sampled_from([None, 0.0, 0.05, 0.2]),
)
def test_it_agrees_with_naive(
    data: st.DataObject, max_segments: int, min_share: float | None
) -> None:
    """Sets that are joined one after the other end as the same groups."""
    sizes = data.draw(st.lists(st.integers(1, 500), min_size=1, max_size=9, unique=True))
    seed = data.draw(st.integers(0, 1000))
    centres = np.random.default_rng(seed).normal(size=(len(sizes), 2))
    merging = Merging(max_segments=max_segments, min_share=min_share)

    found = merge_segments(
        [str(number) for number in range(len(sizes))],
        sizes=np.array(sizes),
        centres=centres,
        n_customers=sum(sizes),
        merging=merging,
    )

    expected = naive.merged_groups(
        sizes, centres.tolist(), max_segments=max_segments, least=merging.smallest(sum(sizes))
    )
    groups = [set(np.flatnonzero(found.numbers == new).tolist()) for new in range(len(found.names))]
    assert sorted(groups, key=min) == sorted(expected, key=min)


def test_enough_customers_everywhere_leave_all_as_they_are() -> None:
    """Nothing is joined, and there is nothing to note."""
    found = merged([40, 30, 20, 10])

    assert (found.names, found.notes) == (NAMES, ())


def test_the_smallest_goes_to_its_nearest_neighbour() -> None:
    """Champions are nearest to the loyal ones, and are a good part of them."""
    found = merged([4, 8, 44, 44], min_share=0.06)

    assert found.numbers.tolist() == [0, 0, 1, 2]
    assert found.names == ("Champions and Loyal", "New", "Lost")
    assert found.notes == (
        "Joined, so that each segment has at least 10 customers: Champions and Loyal.",
    )


def test_a_small_part_of_a_joined_segment_gives_it_no_name() -> None:
    """Three champions among forty are not what these customers are; a note tells of them."""
    found = merged([3, 37, 30, 30])

    assert found.numbers.tolist() == [0, 0, 1, 2]
    assert found.names == ("Loyal", "New", "Lost")
    assert found.notes == (
        "Too few customers for a segment of its own: Champions, counted to Loyal.",
    )


def test_too_many_are_joined_however_large() -> None:
    """Two segments are left of four; of two that are equally small the later is joined first."""
    found = merged([25, 26, 24, 25], max_segments=2)

    assert found.names == ("Champions", "Loyal, New and Lost")
    assert found.notes == ("Joined, so that there are at most 2 segments: Loyal, New and Lost.",)


def test_a_large_segment_that_is_one_too_many_is_not_called_small() -> None:
    """A hundred customers are enough; they gave way to the limit, and the note says that."""
    found = merged([100, 900, 500, 500], max_segments=3)

    assert found.names == ("Loyal", "New", "Lost")
    assert found.notes == (
        "Joined, so that there are at most 3 segments: Champions, counted to Loyal.",
    )


def test_a_share_that_is_more_than_ten_is_said() -> None:
    """Six per cent of a thousand customers are asked for, where two had less."""
    found = merged([40, 50, 450, 460], min_share=0.06)

    assert found.notes == (
        "Joined, so that each segment has at least 6 % of the customers: Champions and Loyal.",
    )


def test_nobodys_segment_leaves_no_name() -> None:
    """Customers to come, whom it would take, count to its neighbour, and a note says which."""
    found = merged([0, 40, 30, 30])

    assert found.names == ("Loyal", "New", "Lost")
    assert found.notes == (
        "Too few customers for a segment of its own: Champions, counted to Loyal.",
    )


def test_one_segment_is_always_left() -> None:
    """Nine customers are too few for any segment, and still are in one."""
    found = merged([3, 2, 2, 2])

    assert found.names == ("Champions",)


def test_no_least_share_keeps_a_single_customer() -> None:
    """A table of another tool can be reproduced, although no bundle would take it."""
    assert merged([97, 1, 1, 1], min_share=None).names == NAMES


def test_a_share_of_nothing_still_asks_for_ten() -> None:
    """A recipe that says min_share = 0 makes no segment of nine customers."""
    assert merged([60, 9, 10, 21], min_share=0).names == ("Champions", "New", "Lost")


def test_no_segments_are_refused() -> None:
    """There is always one."""
    with pytest.raises(ParameterError, match="max_segments=0"):
        Merging(max_segments=0, min_share=0.05)
