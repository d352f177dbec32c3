"""Which column of a table of order lines plays which part?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.drafting.find_time import find_time
from custseg.drafting.name_senses import (
    is_customer_name,
    is_id_name,
    is_order_name,
    name_sense,
)
from custseg.drafting.personal_data import personal_data
from custseg.drafting.phrases import has_phrase, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

_LINES_EACH = 1.2
_ONE_CUSTOMER_EACH = 0.99
_MOST_CATEGORIES = 100
# Assignments may carry such ids, with a warning; the others tell nobody apart, or far too much.
_POSSIBLE_IDS = (
    None,
    "names of people",
    "e-mail addresses",
    "telephone numbers",
    "devices or log-ins",
)
_PRODUCTS = phrases(
    """product id, product code, product no, stock code, sku, article id, article no, item id, item no, artikel,
    artikelnummer, artikelnr, varenr, varenummer, ean, upc"""
)
# Money beside that of the goods.
_BESIDE = phrases(
    "tax, vat, shipping, freight, cost, costs, fee, mwst, versand, gebuehr, moms, fragt, gebyr, balance"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class LineRoles:
    """The columns of a table of order lines, by what they are.

    Parameters
    ----------
    customer, time
        Whose line, and when: times, however they are written.
    time_formats
        How they are written, where these are no ISO dates; two where day and month cannot be told apart, and the times are
        those of the first.
    amount
        The money of a line; None where it is the product of the next two.
    unit_price, quantity
        Price and number of pieces.
    order, product, category
        What ties lines to one order, what was bought, and the kind of goods; None where no column says it.
    discounts, coupons
        Money off.
    """

    customer: ColumnFacts
    time: ColumnFacts
    time_formats: tuple[str, ...]
    amount: ColumnFacts | None
    unit_price: ColumnFacts | None
    quantity: ColumnFacts | None
    order: ColumnFacts | None
    product: ColumnFacts | None
    category: ColumnFacts | None
    discounts: tuple[ColumnFacts, ...]
    coupons: tuple[ColumnFacts, ...]

    @property
    def named(self) -> dict[str, ColumnFacts]:
        """The columns that stand alone, by the key of a recipe; without those that no column is."""
        roles = {
            "customer": self.customer,
            "time": self.time,
            "order": self.order,
            "product": self.product,
            "amount": self.amount,
            "unit_price": self.unit_price,
            "quantity": self.quantity,
            "category": self.category,
        }
        return {role: one for role, one in roles.items() if one is not None}

    @property
    def used(self) -> tuple[str, ...]:
        """The names of all columns that have a part."""
        return tuple(one.name for one in (*self.named.values(), *self.discounts, *self.coupons))

    @property
    def has_baskets(self) -> bool:
        """Whether orders have several lines: with one each, their number tells nobody apart."""
        return self.order is not None and len(self.order) > _LINES_EACH * len(self.order.distinct)

    @property
    def has_returns(self) -> bool:
        """Whether there are lines below 0."""
        told = self.amount or self.quantity
        return told is not None and bool(told.numbers[0] < 0)


def line_roles(columns: Sequence[ColumnFacts]) -> LineRoles | None:
    """Return the roles of a table of order lines; None where it is none: no repeated customers, no time, or no money.

    What looks like personal data has no part, but for ids.

    Examples
    --------
    >>> import datetime as dt
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> days = [dt.date(2024, 1, 1 + n) for n in range(20)]
    >>> table = {"customer_id": [1, 2] * 10, "date": days, "amount": [9.5, 3.0] * 10}
    >>> roles = line_roles([column_facts(k, pa.chunked_array([v])) for k, v in table.items()])
    >>> roles.customer.name, roles.time.name, roles.amount.name, roles.order
    ('customer_id', 'date', 'amount', None)
    """
    personal = {one.name: personal_data(one) for one in columns}
    customer = _customer([one for one in columns if personal[one.name] in _POSSIBLE_IDS])
    columns = [one for one in columns if personal[one.name] is None]
    amount, unit_price, quantity = _money(columns)
    if customer is None or (amount is None and quantity is None):
        return None
    time, time_formats = find_time(columns, customer)
    if time is None:
        return None
    return LineRoles(
        customer=customer,
        time=time,
        time_formats=time_formats,
        amount=amount,
        unit_price=unit_price,
        quantity=quantity,
        order=_order(columns, customer),
        product=_product(columns),
        category=_category(columns),
        discounts=_money_off(columns, "discount"),
        coupons=_money_off(columns, "coupon"),
    )


def _customer(columns: Sequence[ColumnFacts]) -> ColumnFacts | None:
    possible = [
        one
        for one in columns
        if is_customer_name(one.name)
        and not is_order_name(one.name)
        and (one.storage == "text" or one.is_whole)
        and 0 < _LINES_EACH * len(one.distinct) < len(one) - one.n_missing
    ]
    return min(possible, key=lambda one: not is_id_name(one.name), default=None)


def _money(
    columns: Sequence[ColumnFacts],
) -> tuple[ColumnFacts | None, ColumnFacts | None, ColumnFacts | None]:
    by_sense: dict[str | None, ColumnFacts] = {}
    for one in sorted(columns, key=lambda one: has_phrase(one.name, _BESIDE)):
        if one.storage == "number" and len(one.distinct) > 1 and not is_id_name(one.name):
            by_sense.setdefault(name_sense(one.name), one)
    amount = by_sense.get("money")
    if amount is not None:
        return amount, None, None
    if "unit price" in by_sense and "quantity" in by_sense:
        return None, by_sense["unit price"], by_sense["quantity"]
    return by_sense.get("unit price"), None, None


def _order(columns: Sequence[ColumnFacts], customer: ColumnFacts) -> ColumnFacts | None:
    possible = (
        one
        for one in columns
        if is_order_name(one.name) and is_id_name(one.name) and one.storage in ("text", "number")
    )
    return next((one for one in possible if _has_one_customer_each(one, customer)), None)


def _has_one_customer_each(order: ColumnFacts, customer: ColumnFacts) -> bool:
    known = (order.codes >= 0) & (customer.codes >= 0)
    pairs = np.unique(np.stack([order.codes[known], customer.codes[known]]), axis=1)
    n_orders = len(np.unique(pairs[0]))
    return n_orders > 0 and n_orders >= _ONE_CUSTOMER_EACH * pairs.shape[1]


def _product(columns: Sequence[ColumnFacts]) -> ColumnFacts | None:
    possible = (
        one for one in columns if one.storage == "text" or (one.is_whole and is_id_name(one.name))
    )
    return next((one for one in possible if has_phrase(one.name, _PRODUCTS)), None)


def _category(columns: Sequence[ColumnFacts]) -> ColumnFacts | None:
    words = ("category", "department", "kategorie", "warengruppe", "kategori", "varegruppe")
    return next(
        (
            one
            for one in columns
            if one.storage == "text"
            and any(word in one.name.casefold() for word in words)
            and 1 < len(one.distinct) <= _MOST_CATEGORIES
        ),
        None,
    )


def _money_off(columns: Sequence[ColumnFacts], sense: str) -> tuple[ColumnFacts, ...]:
    # What lowers a price is given as positive numbers.
    return tuple(
        one
        for one in columns
        if one.storage == "number"
        and len(one.distinct) > 1
        and name_sense(one.name) == sense
        and one.numbers[0] >= 0
        and not is_id_name(one.name)
    )
