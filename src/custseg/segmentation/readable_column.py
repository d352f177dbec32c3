"""How is a column called in a sentence?"""

from __future__ import annotations

_UNITS = {
    "days": "days",
    "hours": "hours",
    "orders": "orders",
    "items": "items",
    "usd": "dollars",
    "eur": "euros",
    "gbp": "pounds",
    "percent": "percent",
}


def readable_column(name: str) -> str:
    """Return a column's name as words, its unit said and not glued on.

    Examples
    --------
    >>> readable_column("recency_days"), readable_column("discount_share")
    ('recency in days', 'discount share')
    """
    stem, _, unit = name.rpartition("_")
    if stem and unit in _UNITS:
        return f"{stem} in {_UNITS[unit]}".replace("_", " ")
    return name.replace("_", " ")
