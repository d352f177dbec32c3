"""How many lines are there of each sort?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from custseg.features.visits import N_OF_SORT

if TYPE_CHECKING:
    from custseg.tables import Engine


def count_sorts(engine: Engine, visits: nw.LazyFrame[Any]) -> dict[int, int]:
    """Return the number of lines of each sort, from what `read_visits` summed and held."""
    counted = visits.group_by("sort").agg(nw.col(N_OF_SORT).sum().cast(nw.Int64))
    return {row["sort"]: row[N_OF_SORT] for row in engine.collect(counted).to_pylist()}
