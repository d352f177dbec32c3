from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from custseg.errors import ParameterError
from custseg.frameworks import RFM_PACKAGE_SEGMENTS, default_rfm_segments

if TYPE_CHECKING:
    from custseg.frameworks import RFMSegment


def first_names(table: tuple[RFMSegment, ...], n_levels: int) -> set[str | None]:
    """Return what the cells are called."""
    cells = itertools.product(range(1, n_levels + 1), repeat=3)
    return {next((row.name for row in table if row.takes(cell)), None) for cell in cells}


@pytest.mark.parametrize("n_levels", range(2, 11))
def test_every_name_can_be_reached(n_levels: int) -> None:
    """At every number of levels some cell has each of the six names, and every cell has one."""
    table = default_rfm_segments(n_levels)

    names = first_names(table, n_levels)

    assert names == {row.name for row in table}
    assert len(names) == 6


@pytest.mark.parametrize("n_levels", range(2, 11))
def test_its_ranges_lie_on_the_scale(n_levels: int) -> None:
    """No row asks for a score that nobody can have."""
    table = default_rfm_segments(n_levels)

    assert [fault for row in table for fault in row.faults(n_levels=n_levels)] == []


def test_the_ten_names_of_the_package_can_be_reached() -> None:
    """Of 125 cells some have none of them: the package calls these Others."""
    names = first_names(RFM_PACKAGE_SEGMENTS, 5)

    assert names == {row.name for row in RFM_PACKAGE_SEGMENTS} | {None}


def test_one_level_is_no_scale() -> None:
    """Nothing is high or low on it."""
    with pytest.raises(ParameterError, match="n_levels=1"):
        default_rfm_segments(1)
