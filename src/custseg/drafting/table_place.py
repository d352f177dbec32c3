"""Where is the table of a draft, and how much of it was looked at?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from custseg.rules import MIN_COVERED

_NOT_NAMED = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, kw_only=True)
class TablePlace:
    """A table as a recipe names it.

    Parameters
    ----------
    source
        Its folder, from the recipe's own.
    table
        Its file.
    n_rows, n_looked_at
        All rows, and those that the draft was made from.

    Examples
    --------
    >>> place = TablePlace(source=".", table="Kunden 2024.csv", n_rows=9_000, n_looked_at=9_000)
    >>> place.name, place.looked_at
    ('Kunden_2024', 'all 9,000 rows')
    """

    source: str
    table: str
    n_rows: int
    n_looked_at: int

    @property
    def name(self) -> str:
        """The name of an experiment on it."""
        stem = self.table.rsplit(".", 1)[0]
        return _NOT_NAMED.sub("_", stem).lstrip("_.-")[:80] or "customers"

    @property
    def looked_at(self) -> str:
        """How much was looked at, in words; how many rows there are is not told under 10."""
        if self.n_rows < MIN_COVERED:
            return f"all rows, which are fewer than {MIN_COVERED}"
        if self.n_looked_at == self.n_rows:
            return f"all {self.n_rows:,} rows"
        return f"{self.n_looked_at:,} of {self.n_rows:,} rows, in blocks all over the table"
