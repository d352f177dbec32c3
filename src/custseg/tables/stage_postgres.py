"""How does a table of a PostgreSQL database become a file that either engine reads?"""

from __future__ import annotations

import os
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from custseg.errors import ParameterError, TableError, UnavailableError
from custseg.tables.open_writer import open_writer
from custseg.tables.postgres_table import quoted_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from custseg.tables.postgres_table import PostgresTable

_CONNECT_SECONDS = 10
_AS_THEY_ARE = {"bool", "int2", "int4", "int8", "float4", "float8", "text", "varchar"}
_MAYBE_INFINITE = {"date", "timestamp", "timestamptz"}
_DIGITS_OF_BIGINT = 18
# What a server says while it cannot answer yet, or no longer: https://www.postgresql.org/docs/current/errcodes-appendix.html
_AWAY: Final = ("08", "53", "57P")
_ABOUT_NAMES = {"3F000", "42501", "42703", "42P01"}  # they quote names, and never a value
_REFUSED = ("authentication", "does not exist", "no pg_hba.conf entry", "no password", "denied")


def stage_postgres(
    source: PostgresTable, path: Path, *, text_columns: tuple[str, ...] = ()
) -> None:
    """Write a table of a PostgreSQL database to a Parquet file: one snapshot, streamed, in little memory.

    Integers, texts, truth values, dates and times stay what they are; `numeric` becomes double precision, or bigint where it
    has at most 18 digits and none after the point, or text where it is named as such and fits neither; an infinite time
    becomes null, and any other type the text that the server shows.

    Parameters
    ----------
    source
        What to read; the transaction is read-only.
    path
        Where, with the suffix of Parquet.
    text_columns
        Columns of ids.

    Raises
    ------
    UnavailableError
        When the server cannot be reached, or is lost midway.
    TableError
        When it refuses the user, or there is no such table or column.
    ParameterError
        When the extra `postgres` is not installed.
    """
    with (
        closing(_connect(source)) as connection,
        _told(source, connection),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        whole = f"SELECT * FROM {source.selection}"  # noqa: S608 - names are quoted; the query is the user's own
        schema = cursor.adbc_execute_schema(whole)
        _check_names(source, schema.names)
        columns = ", ".join(_column(field, text_columns) for field in schema)
        cursor.execute(f"SELECT {columns} FROM {source.selection}")  # noqa: S608 - likewise
        reader = cursor.fetch_record_batch()
        plain = pa.schema(pa.field(field.name, field.type) for field in reader.schema)
        with open_writer(path, plain) as writer:
            for batch in reader:
                writer.write(batch)


def _connect(source: PostgresTable) -> Any:
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError:
        raise ParameterError(
            "PostgreSQL cannot be read without its driver.", hint='pip install "custseg[postgres]"'
        ) from None
    try:
        return dbapi.connect(_address(source))
    except dbapi.Error as error:
        message = _first_line(str(error))
        if any(word in message for word in _REFUSED):
            raise TableError(f"PostgreSQL refuses {source.described}.", found=message) from None
        raise _unavailable(source, message) from None


def _unavailable(source: PostgresTable, found: str) -> UnavailableError:
    return UnavailableError(
        f"The PostgreSQL server cannot answer for {source.described} now.",
        found=found,
        hint="check the host and the port, and try again.",
    )


def _address(source: PostgresTable) -> str:
    options = "client_encoding=UTF8&fallback_application_name=custseg"
    if "connect_timeout" not in source.address and "PGCONNECT_TIMEOUT" not in os.environ:
        options += f"&connect_timeout={_CONNECT_SECONDS}"
    # To libpq the scheme is small letters alone.
    scheme, colon, rest = source.address.partition(":")
    return f"{scheme.lower()}{colon}{rest}{'&' if '?' in source.address else '?'}{options}"


def _check_names(source: PostgresTable, names: list[str]) -> None:
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise TableError(
            f"Two columns of {source.described} have the same name.",
            found=doubled,
            hint="give each a name of its own: SELECT ... AS name.",
        )


def _column(field: pa.Field, text_columns: tuple[str, ...]) -> str:
    name = quoted_name(field.name)
    return f"{_converted(field, name, is_text=field.name in text_columns)} AS {name}"


def _converted(field: pa.Field, name: str, *, is_text: bool) -> str:
    told = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
    kind = told.get("POSTGRESQL:type", "")
    if kind in _AS_THEY_ARE:
        return name
    if kind in _MAYBE_INFINITE:
        return f"CASE WHEN isfinite({name}) THEN {name} END"
    if kind == "numeric" and _fits_bigint(int(told.get("POSTGRESQL:typmod", -1))):
        return f"NULLIF({name}, 'NaN')::bigint"
    if kind == "money" or (kind == "numeric" and not is_text):
        return f"{name}::numeric::double precision"
    return f"{name}::text"


def _fits_bigint(modifier: int) -> bool:
    # Precision and scale as the server packs them: numeric.h, make_numeric_typmod.
    digits, after_point = (modifier - 4) >> 16, (modifier - 4) & 0x7FF
    return modifier >= 0 and after_point == 0 and digits <= _DIGITS_OF_BIGINT


@contextmanager
def _told(source: PostgresTable, connection: Any) -> Iterator[None]:
    """Turn what the driver says into our errors; a value that the server quotes may be a customer's, and is not passed on."""
    from adbc_driver_manager import Error

    try:
        yield
    except (Error, OSError, pa.ArrowException) as error:
        state = getattr(error, "sqlstate", None) or ""  # none from the middle of a stream
        if state.startswith(_AWAY) or _is_lost(connection):
            raise _unavailable(source, "the connection was lost") from None
        told = f"SQLSTATE {state}" if state else "an error in the midst of the rows"
        raise TableError(
            f"PostgreSQL cannot read {source.described}.",
            found=_first_line(str(error)) if state in _ABOUT_NAMES else told,
            hint="run it in psql to see all that the server says.",
        ) from None


def _is_lost(connection: Any) -> bool:
    from adbc_driver_manager import Error

    try:
        connection.rollback()
    except Error:
        return True
    return False


def _first_line(message: str) -> str:
    line = message.splitlines()[0]
    for start in ("ERROR: ", "FATAL: ", "Failed to connect: "):
        line = line.rpartition(start)[2] or line
    return line.strip()
