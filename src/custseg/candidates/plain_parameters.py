"""What was a learner set to, as data that JSON can hold?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any


def plain_parameters(learner: Any) -> dict[str, Any]:
    """Return the fields of a frozen dataclass as plain data: nested dataclasses as objects, tuples as lists.

    Examples
    --------
    >>> from custseg.frameworks import FullGrid
    >>> plain_parameters(FullGrid(("recency_days", "orders"), n_levels=3))
    {'columns': ['recency_days', 'orders'], 'n_levels': 3}
    """
    return {field.name: _plain(getattr(learner, field.name)) for field in fields(learner)}


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return plain_parameters(value)
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
