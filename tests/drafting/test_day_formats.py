from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.drafting.column_facts import column_facts
from custseg.drafting.day_formats import as_time, day_formats

if TYPE_CHECKING:
    from conftest import Facts


@pytest.mark.parametrize(
    ("texts", "formats"),
    [
        (["24/12/2023"], ("%d/%m/%Y",)),
        (["12/24/2023"], ("%m/%d/%Y",)),
        (["1/2/2023", "13/2/2023"], ("%d/%m/%Y",)),
        (["1/2/2023"], ("%d/%m/%Y", "%m/%d/%Y")),
        (["12/24/10 8:26", "1/2/11 17:45"], ("%m/%d/%y %H:%M",)),
        (["2023/12/24"], ("%Y/%m/%d",)),
        (["24-12-2023 08:26:59"], ("%d-%m-%Y %H:%M:%S",)),
        (["24.12.2023 8:26 PM"], ("%d.%m.%Y %I:%M %p",)),
        (["24/12/2023", "12/24/2023"], ()),
        (["24/12/2023", "unknown"], ()),
        (["31.02.2023"], ()),
        (["1.5", "2.5"], ()),
    ],
)
def test_a_format_fits_every_value(
    facts: Facts, texts: list[str], formats: tuple[str, ...]
) -> None:
    """One value that tells day and month apart is enough, and one that fits nowhere is too much."""
    assert day_formats(facts("at", texts)) == formats


@given(days=st.sets(st.dates(dt.date(1970, 1, 1), dt.date(2068, 12, 31)), min_size=1))
def test_written_days_are_read_again(days: set[dt.date]) -> None:
    """The day comes first where both fit."""
    at = column_facts("at", pa.chunked_array([[f"{day:%d.%m.%Y}" for day in sorted(days)]]))

    time = as_time(at, time_format=day_formats(at)[0])

    assert set(time.distinct.astype("datetime64[D]").tolist()) == days
