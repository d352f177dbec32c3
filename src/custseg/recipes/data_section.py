"""Where does the customer table of an experiment come from?"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotations when the class is made
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from custseg.recipes.section import Section

Days = Annotated[int, Field(ge=1)]
Rate = Annotated[float, Field(gt=0, allow_inf_nan=False)]
# The values themselves, or how many of them are to be found in the data.
Values: TypeAlias = tuple[str, ...] | Annotated[int, Field(ge=1, le=50)]


class SetAside(Section):
    """Lines that do not take part: those with one of these values in a column."""

    column: str
    values: tuple[str, ...]
    reason: str


class Transactions(Section):
    """A table of order lines, and which of its columns plays which part.

    `table` is a file, a glob or a folder in the data's source, or a table of its database, and `query` a query of that database;
    without either the file is given with `--input`.
    """

    table: str | None = None
    query: str | None = None
    customer: str
    order: str | None = None
    time: str
    amount: str | None = None
    unit_price: str | None = None
    quantity: str | None = None
    discounts: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    category: str | None = None
    product: str | None = None
    channel: str | None = None
    currency: str | None = None
    home_currency: str | None = None
    rates: dict[str, Rate] = Field(default_factory=dict)
    time_zone: str | None = None
    time_format: str | None = None
    duplicates: Literal["keep", "drop"] = "keep"
    returns: Literal["net", "drop", "count"] = "net"
    set_aside: tuple[SetAside, ...] = ()


class Lookup(Section):
    """A table that tells more about each line, such as its product's department."""

    table: str
    on: str
    columns: tuple[str, ...]


class ContactsSection(Section):
    """A table of service contacts, and which of its columns plays which part."""

    table: str
    customer: str
    time: str
    kind: str | None = None
    complaints: tuple[str, ...] = ()
    time_format: str | None = None


class Attributes(Section):
    """A table with one row per customer: what is known of them besides their purchases.

    With `everybody` each of its customers gets a row, those without any order too, and no one else.
    """

    table: str
    columns: tuple[str, ...] = ()
    everybody: bool = False


class CustomerTable(Section):
    """A finished table with one row per customer, in place of transactions."""

    table: str | None = None
    query: str | None = None
    id: str


class Data(Section):
    """The data: transactions as of a day, or a finished customer table."""

    source: str = "."
    as_of: dt.date | None = None
    held_out: Annotated[float, Field(ge=0.05, le=0.5)] = 0.1
    window_days: Days | None = None
    period_days: Days = 90
    transactions: Transactions | None = None
    lookups: tuple[Lookup, ...] = ()
    contacts: ContactsSection | None = None
    categories: Values = ()
    channels: Values = ()
    lifetimes: bool = False
    attributes: Attributes | None = None
    customers: CustomerTable | None = None
