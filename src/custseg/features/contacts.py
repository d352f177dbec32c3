"""Where do customers' contacts with the service stand?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import ParameterError
from custseg.features.line_source import id_fault, zone_of
from custseg.tables import CsvCells, text_of

if TYPE_CHECKING:
    from custseg.features.line_request import LineRequest
    from custseg.features.line_source import LineSource
    from custseg.tables import Engine


@dataclass(frozen=True, kw_only=True, eq=False)
class Contacts:
    """A table with one row per contact of a customer with the service: a call, a mail, a complaint.

    Parameters
    ----------
    source
        A path, or a table, as for the transactions.
    customer
        The column of the customer's id: text or integers. Where the transactions' ids are integers these must be, too.
    time
        The column of the day or time. Contacts on the as-of day or after it do not count, nor do those before the window.
    kind
        The column that says what the contact was about.
    complaints
        Values of that column which are complaints.
    time_format
        How CSV files write times, as for `strptime`; None for ISO 8601.

    Raises
    ------
    ParameterError
        When complaints are named without a column that tells them.

    Examples
    --------
    >>> Contacts(source="calls.csv", customer="who", time="at", kind="topic", complaints=("complaint",)).kind
    'topic'
    """

    source: Any
    customer: str
    time: str
    kind: str | None = None
    complaints: tuple[str, ...] = ()
    time_format: str | None = None

    def __post_init__(self) -> None:
        if self.complaints and self.kind is None:
            raise ParameterError(
                "Complaints are named, and no column that tells them.",
                found=f"complaints={list(self.complaints)}, kind=None",
                hint="name the column: Contacts(kind=...).",
            )


def open_contacts(
    engine: Engine,
    contacts: Contacts | None,
    request: LineRequest,
    *,
    like: nw.dtypes.DType | None,
) -> nw.LazyFrame[Any] | None:
    """Open the table of contacts, where there is one; `like` is the type of the lines' ids."""
    if contacts is None:
        return None
    cells = CsvCells(
        times=(contacts.time,),
        integers=(contacts.customer,) if like is not None and like.is_integer() else (),
        time_format=contacts.time_format,
        time_zone=request.policy.time_zone or "UTC",
    )
    return engine.open(contacts.source, cells=cells)


def contact_faults(
    engine: Engine,
    contacts: Contacts | None,
    table: nw.LazyFrame[Any] | None,
    source: LineSource,
    request: LineRequest,
) -> list[str]:
    """Return everything that is wrong with the columns of the contacts, each in a few words."""
    if contacts is None or table is None:
        return []
    kinds = table.collect_schema()
    parts = {"customer": contacts.customer, "time": contacts.time, "kind": contacts.kind}
    named = {part: name for part, name in parts.items() if name is not None}
    missing = [
        f"the contacts lack column '{name}' ({part}); found {sorted(kinds.names())}"
        for part, name in named.items()
        if name not in kinds
    ]
    return missing or [
        *id_fault(
            f"column '{contacts.customer}' of the contacts",
            kinds[contacts.customer],
            like=source.schema.get(request.columns.customer),
        ),
        *_fault_of_time(contacts.time, kinds[contacts.time]),
        *_fault_of_format(engine, contacts, table),
    ]


def contacts_of(
    engine: Engine,
    contacts: Contacts | None,
    table: nw.LazyFrame[Any] | None,
    request: LineRequest,
    *,
    like: nw.dtypes.DType | None,
) -> nw.LazyFrame[Any] | None:
    """Return `customer` and `is_complaint` of each contact of the time that the features speak of."""
    if contacts is None or table is None:
        return None
    is_complaint = nw.lit(False)  # noqa: FBT003 - a column of it
    if contacts.kind is not None and contacts.complaints:
        is_complaint = nw.col(contacts.kind).cast(nw.String).is_in(list(contacts.complaints))
    who = nw.col(contacts.customer)
    named = table.select(
        customer=who if like is not None and like.is_integer() else who.cast(nw.String),
        moment=nw.col(contacts.time),
        is_complaint=is_complaint,
    )
    if zone_of(table.collect_schema()[contacts.time]) is not None:
        named = engine.local_times(named, "moment", request.policy.time_zone or "UTC")
    day = nw.col("moment").cast(nw.Date)
    in_time = day < nw.lit(request.end_day)
    if request.first_day is not None:
        in_time &= day >= nw.lit(request.first_day)
    return named.filter(in_time)


def _fault_of_time(name: str, kind: nw.dtypes.DType) -> list[str]:
    if not isinstance(kind, nw.Date | nw.Datetime):
        return [f"column '{name}' of the contacts holds {kind}, not dates or times"]
    return []


def _fault_of_format(engine: Engine, contacts: Contacts, table: nw.LazyFrame[Any]) -> list[str]:
    # One bad cell is one contact less; all of them are a format that nobody stated.
    text = text_of(contacts.time)
    if text not in table.collect_schema():
        return []
    counted = engine.collect(table.select(nw.col(contacts.time, text).count()))
    if counted[contacts.time][0].as_py() or not counted[text][0].as_py():
        return []
    return [
        f"no cell of column '{contacts.time}' of the contacts reads as a time: state the format"
    ]
