"""Which table of a PostgreSQL database is meant?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass

from custseg.errors import ParameterError
from custseg.tables.database_address import DATABASE, has_password, is_database


@dataclass(frozen=True)
class PostgresTable:
    """A table or a query of a PostgreSQL database, for an engine to open. Needs the extra `postgres`.

    Parameters
    ----------
    address
        `postgresql://USER@HOST:PORT/DATABASE`, as libpq takes it, without a password: that is read from `PGPASSWORD`, the file
        that `PGPASSFILE` names, or a service file (`postgresql:///?service=NAME`).
    table
        Its name, spelled as in the database, with a schema where needed: `shop.orders`.
    query
        A SELECT without parameters, instead of a table. Only columns that are wanted should be in it.

    Raises
    ------
    ParameterError
        When the address is none or holds a password, or both or neither of table and query are given.

    Examples
    --------
    >>> PostgresTable("postgresql://reader@db.shop.example/shop", table="orders").described
    'table orders'
    >>> PostgresTable("postgresql://reader:secret@db.shop.example/shop", table="orders")
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: The address of a PostgreSQL database holds a password.
    Hint: leave it out, and set PGPASSWORD or PGPASSFILE.
    """

    address: str
    _: KW_ONLY
    table: str | None = None
    query: str | None = None

    def __post_init__(self) -> None:
        if not is_database(self.address):
            raise ParameterError(
                "This is no address of a PostgreSQL database.",
                expected=f"{DATABASE}USER@HOST:PORT/DATABASE",
            )
        if has_password(self.address):
            raise ParameterError(
                "The address of a PostgreSQL database holds a password.",
                hint="leave it out, and set PGPASSWORD or PGPASSFILE.",
            )
        if (self.table is None) == (self.query is None):
            raise ParameterError(
                "A PostgreSQL source needs a table or a query.",
                found="neither" if self.table is None else "both",
                hint="give one of them.",
            )

    @property
    def described(self) -> str:
        """What errors call it."""
        return "the query" if self.table is None else f"table {self.table}"

    @property
    def selection(self) -> str:
        """What stands after FROM to read it."""
        if self.table is not None:
            return ".".join(quoted_name(part) for part in self.table.split("."))
        # The line break ends a comment that the query may end with.
        return f"({(self.query or '').strip().rstrip(';')}\n) AS source"


def quoted_name(name: str) -> str:
    """Return a name as SQL takes it, whatever its letters."""
    return '"' + name.replace('"', '""') + '"'
