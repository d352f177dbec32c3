"""Do the transactions hold what their columns promise?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import TableError
from custseg.features.lookup import join_lookup

if TYPE_CHECKING:
    from custseg.features.line_columns import LineColumns
    from custseg.features.line_policy import LinePolicy
    from custseg.features.lookup import Lookup
    from custseg.tables import Engine


def check_line_columns(
    lines: nw.LazyFrame[Any],
    columns: LineColumns,
    policy: LinePolicy,
    lookups: tuple[Lookup, ...],
) -> None:
    """Refuse transactions that lack columns, naming all of them with the parts they should play."""
    wanted = [
        *columns.roles,
        *(("set aside", rule.column) for rule in policy.set_aside),
        *(("lookup key", lookup.on) for lookup in lookups),
    ]
    present = lines.collect_schema().names()
    looked_up = {name for lookup in lookups for name in lookup.columns}
    missing = [
        f"'{name}' ({role})"
        for role, name in wanted
        if name not in present and name not in looked_up
    ]
    if missing:
        raise TableError(
            f"The transactions lack {len(missing)} of the {len(wanted)} columns they need: {', '.join(missing)}.",
            found=sorted(present),
            hint="name the columns as they are in the table.",
        )


def joined(
    engine: Engine, lines: nw.LazyFrame[Any], lookups: tuple[Lookup, ...]
) -> nw.LazyFrame[Any]:
    """Add the columns of all lookups to the lines."""
    for lookup in lookups:
        lines = join_lookup(engine, lines, lookup)
    return lines


def typed(engine: Engine, lines: nw.LazyFrame[Any], columns: LineColumns) -> nw.LazyFrame[Any]:
    """Refuse columns of an impossible type, naming all of them; give a type to those without any value.

    A column without a value has whatever type its source gives to nothing.
    """
    wrong = _wrongly_typed(lines, columns)
    valueless = _without_values(engine, lines, tuple(wrong))
    refused = {name: type_ for name, type_ in wrong.items() if name not in valueless}
    if refused:
        raise TableError(
            f"{len(refused)} columns of the transactions cannot play their parts: {sorted(refused)}.",
            found=", ".join(f"{name}: {type_}" for name, type_ in refused.items()),
            expected="ids as text or integers, times as dates, money and quantities as numbers",
            hint=(
                "an id with decimals has often lost digits: read it as text from its source, or"
                " in pandas as Int64."
            ),
        )
    return lines.with_columns(nw.col(name).cast(_usual_type(name, columns)) for name in valueless)


def _wrongly_typed(lines: nw.LazyFrame[Any], columns: LineColumns) -> dict[str, nw.dtypes.DType]:
    schema = lines.collect_schema()
    is_right = {name: schema[name].is_numeric() for name in columns.numbers}
    is_right[columns.time] = isinstance(schema[columns.time], nw.Date | nw.Datetime)
    is_right[columns.customer] = schema[columns.customer].is_integer() or isinstance(
        schema[columns.customer], nw.String
    )
    return {name: schema[name] for name, right in is_right.items() if not right}


def _without_values(
    engine: Engine, lines: nw.LazyFrame[Any], names: tuple[str, ...]
) -> tuple[str, ...]:
    if not names:
        return ()
    counted = engine.collect(lines.select(nw.col(*names).count()))
    return tuple(name for name in names if counted[name][0].as_py() == 0)


def _usual_type(name: str, columns: LineColumns) -> Any:
    if name == columns.customer:
        return nw.String
    return nw.Datetime("us") if name == columns.time else nw.Float64
