"""What does each cell of a CSV file say, whatever stands in the others?"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from custseg.errors import ParameterError
from custseg.tables.time_zones import check_time_zone

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?"
_LOCAL, _INSTANT = f"{_DAY}([ T]{_CLOCK})?", rf"{_DAY}[ T]{_CLOCK}(Z|[+-]\d{{2}}(:?\d{{2}})?)"
_INTEGER = r"[+-]?\d+"


@dataclass(frozen=True, kw_only=True)
class CsvCells:
    """Which columns of a CSV file hold times and numbers; all others are texts.

    Each cell is read by itself, so that no line changes what another one says. One that cannot be read is missing, and its text
    stands in the column `text_of` names. Times are ISO 8601 unless a format is stated. One with an offset is an instant, and becomes
    the time on the clocks of the time zone; one without stays as it is.

    Parameters
    ----------
    times, numbers, integers
        Names of columns; those that a file lacks are ignored.
    time_format
        As for `strptime`, such as `%d/%m/%Y %H:%M`; None for ISO 8601.
    time_zone
        Of the IANA database.

    Raises
    ------
    ParameterError
        When there is no such format or time zone.

    Examples
    --------
    >>> CsvCells(times=("at",), time_format="%d of %Q")
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: '%d of %Q' is no format of times.
    Expected: one as for strptime, such as %d/%m/%Y %H:%M.
    """

    times: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    integers: tuple[str, ...] = ()
    time_format: str | None = None
    time_zone: str = "UTC"

    def __post_init__(self) -> None:
        check_time_zone(self.time_zone)
        if self.time_format is not None:
            _check_time_format(self.time_format)

    def read(self, relation: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
        """Return a relation of texts as one of texts, times and numbers, and the texts of the latter."""
        return relation.select(
            *(
                duckdb.SQLExpression(f"{sql} AS {_quoted(name)}")
                for column in relation.columns
                for name, sql in self._columns(column).items()
            )
        )

    def _columns(self, name: str) -> dict[str, str]:
        text = _quoted(name)
        read = self._read(name, f"trim({text})")
        return {name: text} if read is None else {name: read, text_of(name): text}

    def _read(self, name: str, text: str) -> str | None:
        if name in self.times:
            return self._time(text)
        if name in self.numbers:
            return f"TRY_CAST({text} AS DOUBLE)"
        if name in self.integers:  # the cast alone would round 7.6
            return f"CASE WHEN regexp_full_match({text}, '{_INTEGER}') THEN TRY_CAST({text} AS BIGINT) END"
        return None

    def _time(self, text: str) -> str:
        zone = _literal(self.time_zone)
        if self.time_format is not None:
            time = f"try_strptime({text}, {_literal(self.time_format)})"
            return f"timezone({zone}, {time})" if "%z" in self.time_format.lower() else time
        return (
            f"CASE WHEN regexp_full_match({text}, '{_LOCAL}') THEN TRY_CAST({text} AS TIMESTAMP)"
            f" WHEN regexp_full_match({text}, '{_INSTANT}') THEN timezone({zone}, TRY_CAST({text} AS TIMESTAMPTZ)) END"
        )


def text_of(name: str) -> str:
    """Return what the column is called that holds the texts which times or numbers were read from."""
    return f"text of {name}"


def _check_time_format(time_format: str) -> None:
    try:
        duckdb.execute(f"SELECT try_strptime('', {_literal(time_format)})")
    except duckdb.Error:
        raise ParameterError(
            f"{time_format!r} is no format of times.",
            expected="one as for strptime, such as %d/%m/%Y %H:%M",
        ) from None


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
