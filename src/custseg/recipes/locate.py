"""On which line of a TOML file does a key stand?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-\"]+)\s*\]\]?")
_KEY = re.compile(r"^\s*([\w\-\"]+)\s*=")


def locate(text: str, path: Sequence[str | int]) -> int | None:
    r"""Return the line of the longest part of a path that is found, counted from 1; None where nothing is.

    Parameters
    ----------
    text
        The file.
    path
        Keys and positions from the top: `("candidates", 1, "n_clusters")`.

    Examples
    --------
    >>> text = 'name = "shop"\n[[candidates]]\nlearner = "kmeans"\n[[candidates]]\nn_cluster = 4'
    >>> locate(text, ("candidates", 1, "n_cluster"))
    5
    """
    places = _places(text)
    for length in range(len(path), 0, -1):
        line = places.get(tuple(path[:length]))
        if line is not None:
            return line
    return None


def _places(text: str) -> dict[tuple[str | int, ...], int]:
    places: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = tuple(header[2].replace('"', "").split("."))
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            places.setdefault(table, number)
        elif key := _KEY.match(line):
            places.setdefault((*table, key[1].strip('"')), number)
    return places
