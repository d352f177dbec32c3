"""Where is a table that a recipe names, and what stands in it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from custseg.errors import TableError
from custseg.tables import (
    DATABASE,
    DuckDBEngine,
    PostgresTable,
    column_names,
    is_database,
    read_table,
    resolve_source,
)

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.recipes import LoadedRecipe

SourceTable: TypeAlias = Path | PostgresTable


def source_table(
    loaded: LoadedRecipe,
    *,
    table: str | None,
    query: str | None = None,
    source: Path | None = None,
) -> SourceTable:
    """Return where a table is: the file given in its place, one of the recipe's source, or one of its database.

    Raises
    ------
    TableError
        When neither the recipe nor the caller names one, or a database is given in place of a file.
    """
    if source is not None:
        _check_is_no_address(str(source))
        return source
    place = loaded.recipe.data.source
    if is_database(place) and (table or query):
        return PostgresTable(place, table=table, query=query)
    if table is None:
        raise TableError(
            f"Recipe '{loaded.recipe.name}' names no table.", hint="give the file: --input FILE."
        )
    return Path(resolve_source(place, base=loaded.folder)) / table


def _check_is_no_address(source: str) -> None:
    # It is not repeated: it may hold a password.
    if is_database(source):
        raise TableError(
            "What is given in place of the recipe's table is the address of a database.",
            expected="a file, a glob or a folder",
            hint=f'name the database in the recipe: source = "{DATABASE}USER@HOST/DATABASE".',
        )


def read_source(source: SourceTable) -> pa.Table:
    """Read a whole table of customers.

    Every column of a CSV file comes as text, as assignment reads it: what a value means is never guessed from the others.
    """
    if isinstance(source, PostgresTable):
        with DuckDBEngine() as engine:
            return engine.collect(engine.open(source))
    return read_table(source, text_columns=tuple(column_names(source)))


def name_of(source: SourceTable) -> str:
    """Return what a table is called in errors."""
    return source.name if isinstance(source, Path) else (source.table or "the query")
