"""Does a name mean one column, to engines that do not look at capitals?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from custseg.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterable


def check_distinct_names(names: Iterable[str]) -> None:
    """Refuse columns whose names differ by capitals alone: DuckDB would rename one of them.

    Raises
    ------
    TableError
        When there are such.

    Examples
    --------
    >>> check_distinct_names(["id", "ID"])
    Traceback (most recent call last):
        ...
    custseg.errors.TableError: Names of columns differ by capitals alone.
    Found: ['ID', 'id'].
    Hint: rename them.
    """
    present = list(names)
    counts = Counter(name.lower() for name in present)
    clashing = sorted(name for name in present if counts[name.lower()] > 1)
    if clashing:
        raise TableError(
            "Names of columns differ by capitals alone.", found=clashing, hint="rename them."
        )
