"""What is said of a number that no engine can hold?"""

from __future__ import annotations

from custseg.errors import TableError


def too_large() -> TableError:
    """Return the error for a number that does not fit in 64 bits, without the number: it may be a customer's.

    Examples
    --------
    >>> print(too_large())
    A number does not fit in 64 bits.
    Expected: ids below 2^63, and less than 9 * 10^14 of money for each customer.
    Hint: store such ids as text, and look for amounts that cannot be.
    """
    return TableError(
        "A number does not fit in 64 bits.",
        expected="ids below 2^63, and less than 9 * 10^14 of money for each customer",
        hint="store such ids as text, and look for amounts that cannot be.",
    )
