"""Where does the customer table of an experiment come from?"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the annotations when the class is made
from typing import Annotated, Literal

from pydantic import Field

from custseg.recipes.section import Section


class SetAside(Section):
    """Lines that do not take part: those with one of these values in a column."""

    column: str
    values: tuple[str, ...]
    reason: str


class Transactions(Section):
    """A table of order lines, and which of its columns plays which part.

    `table` is a file in the data's source; without it the file is given with `--input`.
    """

    table: str | None = None
    customer: str
    order: str | None = None
    time: str
    amount: str | None = None
    unit_price: str | None = None
    quantity: str | None = None
    discounts: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    category: str | None = None
    duplicates: Literal["keep", "drop"] = "keep"
    returns: Literal["net", "drop"] = "net"
    set_aside: tuple[SetAside, ...] = ()


class Lookup(Section):
    """A table that tells more about each line, such as its product's department."""

    table: str
    on: str
    columns: tuple[str, ...]


class Attributes(Section):
    """A table with one row per customer: what is known of them besides their purchases."""

    table: str
    columns: tuple[str, ...]


class CustomerTable(Section):
    """A finished table with one row per customer, in place of transactions."""

    table: str | None = None
    id: str


class Data(Section):
    """The data: transactions as of a day, or a finished customer table."""

    source: str = "."
    as_of: dt.date | None = None
    held_out: Annotated[float, Field(ge=0.05, le=0.5)] = 0.1
    transactions: Transactions | None = None
    lookups: tuple[Lookup, ...] = ()
    categories: tuple[str, ...] = ()
    attributes: Attributes | None = None
    customers: CustomerTable | None = None
