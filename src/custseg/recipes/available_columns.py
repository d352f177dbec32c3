"""Which columns can a recipe's table have?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from custseg.errors import ParameterError
from custseg.features import FEATURES, MODEL_FEATURES, category_share, channel_share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from custseg.features import Feature

_SHARES: dict[str, Callable[[str], Feature]] = {
    "categories": category_share,
    "channels": channel_share,
}


@dataclass(frozen=True, kw_only=True)
class AvailableColumns:
    """The columns that transactions and attributes give.

    Parameters
    ----------
    names
        Those that are known before any data are read.
    prefixes
        What the names of the others begin with: shares of categories or channels that are yet to be found.

    Examples
    --------
    >>> "category_share_tea" in AvailableColumns(names=("recency_days",), prefixes=("category_share_",))
    True
    """

    names: tuple[str, ...]
    prefixes: tuple[str, ...] = ()

    def __contains__(self, name: str) -> bool:
        return name in self.names or name.startswith(self.prefixes)


def available_columns(data: Mapping[str, Any]) -> AvailableColumns | None:
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
    learned = tuple(MODEL_FEATURES) if data.get("lifetimes") is True else ()
    shares = [name for key in _SHARES for name in _shares(key, data.get(key, ()))]
    found = [key for key in _SHARES if isinstance(data.get(key), int)]
    return AvailableColumns(
        names=(*FEATURES, *learned, *shares, *own),
        prefixes=tuple(_SHARES[key]("x").name.removesuffix("x") for key in found),
    )


def _shares(key: str, values: object) -> list[str]:
    try:
        return [_SHARES[key](value).name for value in values]  # type: ignore[attr-defined]
    except (ParameterError, TypeError, AttributeError):
        return []
