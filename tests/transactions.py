"""Transaction lines that many tests of the features share."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
from hypothesis import strategies as st

import naive
from custseg.features import Contacts, LineColumns

FIRST_DAY = dt.date(2016, 12, 20)
COLUMNS = LineColumns(
    customer="who",
    order="receipt",
    time="at",
    amount="paid",
    quantity="pieces",
    discounts=("off",),
    coupons=("coupon",),
    category="department",
    product="article",
    channel="way",
)


def lines() -> st.SearchStrategy[list[naive.Line]]:
    """Draw up to 40 lines of six customers within 60 days, around the turn of a leap year."""
    line = st.builds(
        naive.Line,
        customer=st.sampled_from(["007", "7", "b", "c", "NA", "\uff17"]),
        order=st.integers(1, 5),
        day=_days(),
        cents=st.integers(-2_000, 10_000),
        discount_cents=st.integers(0, 300),
        coupon_cents=st.sampled_from([0, 0, 100]),
        quantity=st.integers(0, 4),
        category=st.sampled_from(["food", "fuel"]),
        product=st.sampled_from(["01", "1", "2"]),
        channel=st.sampled_from(["shop", "web"]),
        hour=st.sampled_from([0, 5, 6, 11, 12, 17, 18, 23]),
        is_timed=st.booleans(),
    )
    return st.lists(line, max_size=40)


def contacts() -> st.SearchStrategy[list[naive.Contact]]:
    """Draw up to ten contacts in the same time, one of somebody who never bought among them."""
    contact = st.builds(
        naive.Contact,
        customer=st.sampled_from(["007", "b", "nobody"]),
        day=_days(),
        is_complaint=st.booleans(),
    )
    return st.lists(contact, max_size=10)


def as_of_days() -> st.SearchStrategy[dt.date]:
    """Draw a day among those of the lines, or just after."""
    return st.integers(0, 62).map(lambda days: FIRST_DAY + dt.timedelta(days=days))


def as_table(lines: list[naive.Line]) -> pa.Table:
    """Return lines as a table, each at a quarter to the hour, so that a slip of time zone is seen."""
    times = [
        dt.datetime.combine(line.day, dt.time(line.hour, 45) if line.is_timed else dt.time())
        for line in lines
    ]
    return pa.table(
        {
            "who": pa.array([line.customer for line in lines], pa.string()),
            "receipt": pa.array([line.order for line in lines], pa.int64()),
            "at": pa.array(times, pa.timestamp("us")),
            "paid": pa.array([line.cents / 100 for line in lines], pa.float64()),
            "off": pa.array([line.discount_cents / 100 for line in lines], pa.float64()),
            "coupon": pa.array([line.coupon_cents / 100 for line in lines], pa.float64()),
            "pieces": pa.array([line.quantity for line in lines], pa.int64()),
            "department": pa.array([line.category for line in lines], pa.string()),
            "article": pa.array([line.product for line in lines], pa.string()),
            "way": pa.array([line.channel for line in lines], pa.string()),
        }
    )


def as_contacts(contacts: list[naive.Contact]) -> Contacts:
    """Return contacts as a table of calls, some of them complaints."""
    table = pa.table(
        {
            "caller": pa.array([one.customer for one in contacts], pa.string()),
            "on": pa.array([one.day for one in contacts], pa.date32()),
            "topic": pa.array(
                ["complaint" if one.is_complaint else "question" for one in contacts], pa.string()
            ),
        }
    )
    return Contacts(
        source=table, customer="caller", time="on", kind="topic", complaints=("complaint",)
    )


def _days() -> st.SearchStrategy[dt.date]:
    return st.integers(0, 60).map(lambda days: FIRST_DAY + dt.timedelta(days=days))
