"""Which column of the transactions plays which part?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.errors import ParameterError

_SINGLE = (
    "customer",
    "time",
    "order",
    "amount",
    "unit_price",
    "quantity",
    "category",
    "product",
    "channel",
    "currency",
)


@dataclass(frozen=True, kw_only=True)
class LineColumns:
    """The columns of a table of transaction lines, by the part they play.

    Parameters
    ----------
    customer
        The customer's id: text or integers.
    time
        When it was bought: dates, or dates with times. Without a time zone they are taken as they stand, with one they count
        in the policy's time zone.
    order
        What ties lines to one order (till receipt, invoice). None: all lines of a customer and day are one order.
    amount
        Money paid for the line, all units together; below 0 is a return.
    unit_price
        In place of `amount`, which is then its product with `quantity`.
    quantity
        Pieces, or kilograms: what `basket_items_mean` counts. A missing one is none.
    discounts
        Columns of money off the line, as positive numbers; a missing value is none.
    coupons
        Likewise, of coupons.
    category
        Kind of goods, such as a department.
    product
        What was bought, such as an article number.
    channel
        Where it was bought, such as a shop or the web.
    currency
        In which currency the money of the line stands.

    Raises
    ------
    ParameterError
        When neither `amount` nor both `unit_price` and `quantity` are named, or both `amount` and `unit_price`.

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
    product: str | None = None
    channel: str | None = None
    currency: str | None = None

    def __post_init__(self) -> None:
        is_product = self.unit_price is not None and self.quantity is not None
        is_clear = is_product if self.amount is None else self.unit_price is None
        if not is_clear:
            raise ParameterError(
                "It is not clear which column holds the money.",
                found=f"amount={self.amount!r}, unit_price={self.unit_price!r}, quantity={self.quantity!r}",
                expected="either amount, or unit_price and quantity",
            )

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns that are texts in a CSV file, whatever they look like."""
        named = (self.customer, self.order, self.category, self.product, self.channel)
        return tuple(name for name in (*named, self.currency) if name)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that must hold numbers."""
        money = (self.amount, self.unit_price, self.quantity)
        return (*(name for name in money if name), *self.discounts, *self.coupons)

    @property
    def parts(self) -> dict[str, str]:
        """The column that plays each part, by the part; several of money off are `discounts 1`, `discounts 2` and so on."""
        named = {part: getattr(self, part) for part in _SINGLE if getattr(self, part)}
        discounts = {f"discounts {i}": name for i, name in enumerate(self.discounts, start=1)}
        coupons = {f"coupons {i}": name for i, name in enumerate(self.coupons, start=1)}
        return {**named, **discounts, **coupons}
