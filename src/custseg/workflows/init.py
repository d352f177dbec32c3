"""How does a table that nobody has described become a recipe to start from?"""

from __future__ import annotations

import os
from pathlib import Path

from custseg.drafting import TablePlace, draft_recipe
from custseg.errors import RecipeError
from custseg.tables import write_bytes
from custseg.workflows.sample_table import sample_table

_MOST_ROWS = 200_000


def init(table: Path, output: Path) -> TablePlace:
    """Write a commented draft recipe for a table, and return where that is and how much of it was looked at.

    Parameters
    ----------
    table
        A Parquet or CSV file: one row per customer, or order lines.
    output
        The recipe's file, which must not be there yet.

    Raises
    ------
    RecipeError
        When the recipe's file exists.
    TableError
        When the table is missing, unreadable or empty, or nothing can be drafted from it.
    """
    if output.exists():
        raise RecipeError(
            f"There is a file {output} already, and nobody's recipe is overwritten.",
            hint="choose another file: --output FILE.",
        )
    rows, n_rows = sample_table(table, n_rows=_MOST_ROWS)
    folder = os.path.relpath(table.resolve().parent, output.resolve().parent)
    place = TablePlace(
        source=Path(folder).as_posix(), table=table.name, n_rows=n_rows, n_looked_at=len(rows)
    )
    write_bytes(output, draft_recipe(rows, place).encode())
    return place
