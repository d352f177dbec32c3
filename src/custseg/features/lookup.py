"""How do lines learn what another table knows, such as a product's department?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.tables import Engine


@dataclass(frozen=True, kw_only=True, eq=False)
class Lookup:
    """A table that tells more about each value of one column of the lines.

    Parameters
    ----------
    source
        A path, or a table, with at most one row for each value of `on`.
    on
        The column that both tables share.
    columns
        What to take over. A line whose value the lookup lacks gets missing values.

    Examples
    --------
    >>> Lookup(source="products.parquet", on="product_id", columns=("department",)).on
    'product_id'
    """

    source: Any
    on: str
    columns: tuple[str, ...]


def join_lookup(engine: Engine, lines: nw.LazyFrame[Any], lookup: Lookup) -> nw.LazyFrame[Any]:
    """Add a lookup's columns to the lines, whose number does not change.

    Raises
    ------
    TableError
        When the lookup lacks columns, its columns are there already, its key is stored otherwise than that of
        the lines, or a key comes twice.
    """
    schema = lines.collect_schema()
    is_text = schema[lookup.on] == nw.String
    table = engine.open(lookup.source, text_columns=(lookup.on,) if is_text else ())
    _check_columns(lookup, present=table.collect_schema().names(), taken=schema.names())
    _check_same_kind(lookup, schema[lookup.on], table.collect_schema()[lookup.on])
    known = table.select(lookup.on, *lookup.columns).filter(~nw.col(lookup.on).is_null())
    _check_unique(engine, known, lookup)
    return lines.join(known, on=lookup.on, how="left")


def _check_columns(lookup: Lookup, *, present: list[str], taken: list[str]) -> None:
    missing = [name for name in (lookup.on, *lookup.columns) if name not in present]
    if missing:
        raise TableError(f"The lookup on '{lookup.on}' lacks {missing}.", found=sorted(present))
    doubled = [name for name in lookup.columns if name in taken]
    if doubled:
        raise TableError(
            f"The lookup on '{lookup.on}' brings columns that are there already.",
            found=doubled,
            hint="rename them, or leave them out of the lookup's columns.",
        )


def _check_same_kind(lookup: Lookup, of_lines: nw.dtypes.DType, of_lookup: nw.dtypes.DType) -> None:
    if of_lines.is_numeric() != of_lookup.is_numeric():
        raise TableError(
            f"The key '{lookup.on}' is stored in two ways.",
            found=f"{of_lines} in the lines, {of_lookup} in the lookup",
            hint="store both as text, or both as integers.",
        )


def _check_unique(engine: Engine, known: nw.LazyFrame[Any], lookup: Lookup) -> None:
    counted = known.group_by(lookup.on).agg(nw.len().alias("n_rows_of_key"))
    repeated = counted.filter(nw.col("n_rows_of_key") > 1).select(nw.len().alias("n"))
    n_repeated = engine.collect(repeated)["n"][0].as_py()
    if n_repeated:
        raise TableError(
            f"The lookup has several rows for one value of '{lookup.on}', which would multiply lines.",
            found=f"{n_repeated:,} such values",
            hint="keep one row of each.",
        )
