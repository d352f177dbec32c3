"""How do lines learn what another table knows, such as a product's department?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.errors import TableError
from custseg.tables import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def lookup_faults(
    lookup: Lookup,
    *,
    of_lines: Mapping[str, nw.dtypes.DType],
    of_lookup: Mapping[str, nw.dtypes.DType],
) -> list[str]:
    """Return how the columns of a lookup do not fit those of the lines, both with their types."""
    name = f"the lookup on '{lookup.on}'"
    missing = [column for column in (lookup.on, *lookup.columns) if column not in of_lookup]
    doubled = [column for column in lookup.columns if column in of_lines]
    faults = []
    if missing:
        faults.append(f"{name} lacks {missing}")
    if doubled:
        faults.append(f"{name} brings columns that are there already: {doubled}")
    if lookup.on in of_lines and lookup.on in of_lookup:
        kinds = of_lines[lookup.on], of_lookup[lookup.on]
        if kinds[0] != kinds[1] and not all(kind.is_integer() for kind in kinds):
            faults.append(
                f"the key '{lookup.on}' is stored in two ways: {kinds[0]} in the lines, {kinds[1]} in the lookup"
            )
    return faults


def join_lookup(
    engine: Engine, lines: nw.LazyFrame[Any], table: nw.LazyFrame[Any], lookup: Lookup
) -> nw.LazyFrame[Any]:
    """Add a lookup's columns to the lines, whose number does not change.

    Raises
    ------
    TableError
        When a key comes twice.
    """
    present = table.collect_schema()
    texts = (text_of(name) for name in lookup.columns if text_of(name) in present)
    known = table.select(lookup.on, *lookup.columns, *texts).filter(~nw.col(lookup.on).is_null())
    _check_unique(engine, known, lookup)
    return lines.join(known, on=lookup.on, how="left")


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
