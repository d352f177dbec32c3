"""Do the transactions hold what their columns promise?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import TableError
from custseg.features.lookup import lookup_faults
from custseg.features.reason import as_number
from custseg.tables import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.features.line_policy import LinePolicy
    from custseg.features.line_request import LineRequest
    from custseg.tables import CsvCells, Engine

_AN_ID = (
    "text or integers: an id with decimals has often lost digits; read it as text from its source, or in"
    " pandas as Int64"
)


@dataclass(frozen=True, kw_only=True, eq=False)
class LineSource:
    """Opened tables, before any work.

    Parameters
    ----------
    lines
        The transactions.
    lookups
        The tables of the lookups.
    listed
        The table that lists the customers; None for everybody.
    schema
        Columns of the lines and those that the lookups promise, with their types.
    valueless
        Columns without any value, whose type says nothing.
    read
        Columns of CSV files whose times or numbers were read from texts, cell by cell.
    """

    lines: nw.LazyFrame[Any]
    lookups: tuple[nw.LazyFrame[Any], ...]
    listed: nw.LazyFrame[Any] | None
    schema: Mapping[str, nw.dtypes.DType]
    valueless: tuple[str, ...]
    read: frozenset[str]

    def n_extra(self, request: LineRequest) -> int:
        """Return how many columns of the transactions a request does not read."""
        named = {name for _, name in _wanted(request)}
        named |= {text_of(name) for name in self.read}
        return sum(name not in named for name in self.lines.collect_schema().names())


def open_lines(engine: Engine, request: LineRequest) -> LineSource:
    """Open what a request names.

    Raises
    ------
    TableError
        When a file cannot be read.
    """
    columns = request.columns
    lines = engine.open(request.transactions, cells=request.cells)
    schema: dict[str, nw.dtypes.DType] = dict(lines.collect_schema())
    own = tuple(schema)
    lookups = []
    for lookup in request.lookups:
        table = engine.open(
            lookup.source, cells=_with_id(request.cells, lookup.on, schema.get(lookup.on))
        )
        kinds = table.collect_schema()
        brought = [*lookup.columns, *map(text_of, lookup.columns)]
        schema = {**{name: kinds[name] for name in brought if name in kinds}, **schema}
        lookups.append(table)
    listed = None
    if request.customers is not None:
        listed = engine.open(
            request.customers,
            text_columns=texts_like(columns.customer, schema.get(columns.customer)),
        )
    suspect = [name for name in _mistyped(schema, request) if name in own]
    read = frozenset(name for name in schema if text_of(name) in schema)
    texts = {text_of(name) for name in read}
    return LineSource(
        lines=lines,
        lookups=tuple(lookups),
        listed=listed,
        schema={name: kind for name, kind in schema.items() if name not in texts},
        read=read,
        valueless=_without_values(engine, lines, suspect),
    )


def source_faults(source: LineSource, request: LineRequest) -> list[str]:
    """Return everything that is wrong with the tables of a request, each in a few words."""
    return [
        *_missing(source.schema, request),
        *_doubled(request),
        *(
            fault
            for name, fault in _mistyped(source.schema, request).items()
            if name not in source.valueless
        ),
        *_rules_of_texts(source.schema, request.policy),
        *_zone_faults(source, request),
        *_format_faults(source, request),
        *_faults_of_lookups(source, request),
        *_faults_of_list(source, request),
        *_faults_of_currency(request),
    ]


def id_fault(what: str, kind: nw.dtypes.DType, *, like: nw.dtypes.DType | None) -> list[str]:
    """Return why ids of a kind cannot be compared with those of the lines, if they cannot: integers can be with texts."""
    if not (kind.is_integer() or isinstance(kind, nw.String)):
        return [f"{what} holds {kind}, not {_AN_ID}"]
    if like is not None and like.is_integer() and not kind.is_integer():
        return [
            f"{what} is stored in two ways: {like} in the lines, {kind} there; store the ids of the lines as text, or the others as integers"
        ]
    return []


def id_kind(source: LineSource, request: LineRequest) -> nw.dtypes.DType:
    """Return the type in which ids come out: that of the lines, or the widest integers where a list has others."""
    name = request.columns.customer
    kind = source.schema[name]
    if not kind.is_integer():
        return nw.String()
    listed = None if source.listed is None else source.listed.collect_schema()[name]
    # Spark knows no integers beyond 2^63, and no engine is to give other ids than the other.
    is_other = kind == nw.UInt64 or (listed is not None and listed != kind)
    return nw.Int64() if is_other else kind


def texts_like(name: str, like: nw.dtypes.DType | None) -> tuple[str, ...]:
    """Return the id of another table where a CSV file is to give it as text: unless the ids of the lines are integers."""
    return () if like is not None and like.is_integer() else (name,)


def _with_id(cells: CsvCells, name: str, like: nw.dtypes.DType | None) -> CsvCells:
    return replace(cells, integers=(name,)) if like is not None and like.is_integer() else cells


def check_faults(faults: list[str], source: LineSource) -> None:
    """Refuse transactions and options that do not fit, with all faults at once."""
    if faults:
        noun = "fault" if len(faults) == 1 else "faults"
        listed = "".join(f"\n- {fault}" for fault in dict.fromkeys(faults))
        raise TableError(
            f"{len(faults)} {noun} in the transactions or in what is asked of them:{listed}",
            found=f"the columns {sorted(source.schema)}",
            hint="name the columns as they are in the table, and ask for what they can tell.",
        )


def _wanted(request: LineRequest) -> list[tuple[str, str]]:
    rules = [("set aside", rule.column) for rule in request.policy.set_aside]
    keys = [("lookup key", lookup.on) for lookup in request.lookups]
    return [*request.columns.parts.items(), *rules, *keys]


def _missing(schema: Mapping[str, object], request: LineRequest) -> list[str]:
    promised = {name for lookup in request.lookups for name in lookup.columns}
    return [
        f"column '{name}' ({part}) is missing"
        for part, name in _wanted(request)
        if name not in schema and name not in promised
    ]


def _doubled(request: LineRequest) -> list[str]:
    by_name: dict[str, list[str]] = {}
    for part, name in request.columns.parts.items():
        by_name.setdefault(name, []).append(part)
    return [
        f"column '{name}' is named twice: {' and '.join(parts)}"
        for name, parts in by_name.items()
        if len(parts) > 1
    ]


def _mistyped(schema: Mapping[str, nw.dtypes.DType], request: LineRequest) -> dict[str, str]:
    faults: dict[str, str] = {}
    for part, name in request.columns.parts.items():
        kind = schema.get(name)
        if kind is None:
            continue
        what = f"column '{name}' ({part})"
        if part == "customer":
            faults |= {name: fault for fault in id_fault(what, kind, like=None)}  # noqa: B035 - none or one
        elif part == "time" and not isinstance(kind, nw.Date | nw.Datetime):
            faults[name] = f"{what} holds {kind}, not dates or times"
        elif name in request.columns.numbers and not kind.is_numeric():
            faults[name] = f"{what} holds {kind}, not numbers"
    return faults


def _without_values(engine: Engine, lines: nw.LazyFrame[Any], names: list[str]) -> tuple[str, ...]:
    if not names:
        return ()
    counted = engine.collect(lines.select(nw.col(*names).count()))
    return tuple(name for name in names if counted[name][0].as_py() == 0)


def _rules_of_texts(schema: Mapping[str, nw.dtypes.DType], policy: LinePolicy) -> list[str]:
    faults = []
    for rule in policy.set_aside:
        if rule.column in schema and schema[rule.column].is_numeric():
            try:
                [as_number(value) for value in rule.values]
            except ValueError:
                faults.append(
                    f"lines are set aside by texts in column '{rule.column}', which holds numbers"
                )
    return faults


def _zone_faults(source: LineSource, request: LineRequest) -> list[str]:
    kind = source.schema.get(request.columns.time)
    if request.policy.time_zone is None or kind is None or zone_of(kind) is not None:
        return []
    if request.columns.time in source.read:  # cell by cell
        return []
    return [
        f"a time zone is stated, and the times of column '{request.columns.time}' ({kind}) have none: they count as they stand"
    ]


def _format_faults(source: LineSource, request: LineRequest) -> list[str]:
    name = request.columns.time
    if request.policy.time_format is None or name not in source.schema or name in source.read:
        return []
    return [
        f"a format of times is stated, and column '{name}' (time) does not come from a CSV file"
    ]


def zone_of(kind: nw.dtypes.DType) -> str | None:
    """Return the time zone that a type of times has; None where it has none."""
    return kind.time_zone if isinstance(kind, nw.Datetime) else None


def _faults_of_lookups(source: LineSource, request: LineRequest) -> list[str]:
    promised: dict[str, nw.dtypes.DType] = dict(source.lines.collect_schema())
    faults = []
    for lookup, table in zip(request.lookups, source.lookups, strict=True):
        kinds = table.collect_schema()
        faults += lookup_faults(lookup, of_lines=promised, of_lookup=kinds)
        promised.update({name: kinds[name] for name in lookup.columns if name in kinds})
    return faults


def _faults_of_list(source: LineSource, request: LineRequest) -> list[str]:
    if source.listed is None:
        return []
    name = request.columns.customer
    kinds = source.listed.collect_schema()
    if name not in kinds:
        return [f"the list of customers lacks column '{name}'; found {sorted(kinds.names())}"]
    like = None if name in source.valueless else source.schema.get(name)
    return id_fault(f"column '{name}' of the list of customers", kinds[name], like=like)


def _faults_of_currency(request: LineRequest) -> list[str]:
    if request.policy.currency is not None and request.columns.currency is None:
        return ["a currency is stated, and no column that tells that of a line"]
    return []
