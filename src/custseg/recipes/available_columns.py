"""Which columns can a recipe's table have?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.errors import ParameterError
from custseg.features import FEATURES, category_share

if TYPE_CHECKING:
    from collections.abc import Mapping


def available_columns(data: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Return the columns that transactions and attributes give; None where a finished table is read.

    Parameters
    ----------
    data
        The recipe's `data` section as TOML gives it, right or wrong: what is not understood is passed over.

    Examples
    --------
    >>> "recency_days" in available_columns({"transactions": {}})
    True
    """
    if not isinstance(data.get("transactions"), dict):
        return None
    attributes = data.get("attributes")
    columns = attributes.get("columns", ()) if isinstance(attributes, dict) else ()
    own = [name for name in columns if isinstance(name, str)] if isinstance(columns, list) else []
    return (*FEATURES, *_shares(data.get("categories", ())), *own)


def _shares(categories: object) -> list[str]:
    try:
        return [category_share(name).name for name in categories]  # type: ignore[attr-defined]
    except (ParameterError, TypeError, AttributeError):
        return []
