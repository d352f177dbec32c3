"""Do the levels of a column have an order that their texts tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.order_bands import order_bands
from custseg.drafting.order_words import order_words

if TYPE_CHECKING:
    from collections.abc import Collection

_MIN_LEVELS = 3


def order_levels(texts: Collection[str]) -> tuple[str, ...] | None:
    """Return at least 3 levels from the lowest to the highest; None where their texts tell no order.

    Examples
    --------
    >>> order_levels(["5+", "1", "2", "3", "4"])
    ('1', '2', '3', '4', '5+')
    """
    if len(texts) < _MIN_LEVELS:
        return None
    return order_bands(texts) or order_words(texts)
