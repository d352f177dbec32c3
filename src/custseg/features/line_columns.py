"""Which column of the transactions plays which part?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.errors import ParameterError


@dataclass(frozen=True, kw_only=True)
class LineColumns:
    """The columns of a table of transaction lines, by the part they play.

    Parameters
    ----------
    customer
        The customer's id: text or integers.
    time
        When it was bought: dates, or dates with times; with a time zone, the day is the one in UTC.
    order
        What ties lines to one order (till receipt, invoice). None: all lines of a customer and day are one order.
    amount
        Money paid for the line, all units together; below 0 is a return.
    unit_price, quantity
        In place of `amount`, which is then their product.
    discounts
        Columns of money off the line, as positive numbers; a missing value is none.
    coupons
        Likewise, of coupons.
    category
        Kind of goods, such as a department.

    Raises
    ------
    ParameterError
        When neither `amount` nor both `unit_price` and `quantity` are named, or all of them.

    Examples
    --------
    >>> LineColumns(customer="household_id", time="day", unit_price="price").order
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: It is not clear which column holds the money.
    Found: amount=None, unit_price='price', quantity=None.
    Expected: either amount, or unit_price and quantity.
    """

    customer: str
    time: str
    order: str | None = None
    amount: str | None = None
    unit_price: str | None = None
    quantity: str | None = None
    discounts: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    category: str | None = None

    def __post_init__(self) -> None:
        product = (self.unit_price, self.quantity)
        is_clear = product == (None, None) if self.amount else None not in product
        if not is_clear:
            raise ParameterError(
                "It is not clear which column holds the money.",
                found=f"amount={self.amount!r}, unit_price={self.unit_price!r}, quantity={self.quantity!r}",
                expected="either amount, or unit_price and quantity",
            )

    @property
    def ids(self) -> tuple[str, ...]:
        """The columns that are texts in a CSV file, whatever they look like."""
        return (self.customer,) if self.order is None else (self.customer, self.order)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that must hold numbers."""
        money = (self.amount, self.unit_price, self.quantity)
        return (*(name for name in money if name), *self.discounts, *self.coupons)

    @property
    def roles(self) -> tuple[tuple[str, str], ...]:
        """Every part that is played, and the column that plays it."""
        single = ("customer", "time", "order", "amount", "unit_price", "quantity", "category")
        named = [(role, getattr(self, role)) for role in single if getattr(self, role)]
        discounts = [("discounts", name) for name in self.discounts]
        return (*named, *discounts, *(("coupons", name) for name in self.coupons))
