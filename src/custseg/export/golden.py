"""Does this machine place customers as the one that wrote the bundle did?"""

from __future__ import annotations

import io
import math
from random import Random
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from custseg.errors import BundleError
from custseg.tables import as_numbers

if TYPE_CHECKING:
    from custseg.rules import Placement, Vector
    from custseg.segmentation import Column, Contract, Segmentation

N_GOLDEN = 64
TOLERANCE = 1e-6

_SEED = 20_260_101
_MISSING_SHARE = 0.1
_BEYOND = 0.25  # how far values go beyond low and high, as a share of the range between them
_PREFIX = "customer."  # so that no column of the contract can be taken for one of the answers
_ANSWERS = ("label", "membership", "margin")


def golden_customers(contract: Contract) -> pa.Table:
    """Make up customers from the contract alone: no customer's row is looked at.

    Numbers lie between `low` and `high` and somewhat beyond, levels are drawn from the list with one that is in no list,
    and one value in ten is missing. Python keeps `Random.random` the same across versions, so these are always the same.

    Returns
    -------
    customers
        64 rows that keep the contract.

    Examples
    --------
    >>> from custseg.segmentation import Column, Contract
    >>> spend = Column(name="spend", kind="money", low=0.0, high=50.0)
    >>> customers = golden_customers(Contract(id_column="id", columns=(spend,)))
    >>> customers.num_rows, customers["id"][0].as_py()
    (64, 'golden-00')
    """
    draws = Random(_SEED)  # noqa: S311 - nothing is secret here
    ids = pa.array([f"golden-{number:02d}" for number in range(N_GOLDEN)])
    columns = [_values(column, draws) for column in contract.columns]
    return pa.table([ids, *columns], names=list(contract.names))


def record_golden(segmentation: Segmentation) -> bytes:
    """Place the made-up customers, and write them with their labels, memberships and margins as Parquet."""
    customers = golden_customers(segmentation.contract)
    placed = _place(segmentation, customers)
    answers = [placed.labels, placed.own, placed.margin]
    names = [_PREFIX + name for name in customers.column_names]
    table = pa.table([*customers.columns, *answers], names=[*names, *_ANSWERS])
    target = io.BytesIO()
    pq.write_table(table, target, write_page_checksum=True)
    return target.getvalue()


def replay_golden(segmentation: Segmentation, recorded: bytes) -> None:
    """Place the recorded customers again, and refuse any other answer.

    Labels must be equal where the margin is above 1e-6, and memberships within 1e-6.

    Raises
    ------
    BundleError
        When the file is not what `record_golden` writes, or an answer differs.
    """
    table = _read(recorded)
    names = list(segmentation.contract.names)
    expected_names = [*(_PREFIX + name for name in names), *_ANSWERS]
    if table.column_names != expected_names or len(table) != N_GOLDEN:
        raise BundleError(
            "golden.parquet does not hold the golden customers of this contract.",
            found=f"{len(table)} rows of {table.column_names}",
            expected=f"{N_GOLDEN} rows of {expected_names}",
        )
    placed = _place(segmentation, table.select(expected_names[: len(names)]).rename_columns(names))
    label, membership, margin = (_numbers(table[name]) for name in _ANSWERS)
    is_other = (placed.labels != label) & (np.abs(margin) > TOLERANCE)
    is_far = ~(np.abs(placed.own - membership) <= TOLERANCE)
    if (is_other | is_far).any():
        raise BundleError(
            "This machine computes differently from the one that wrote the bundle.",
            found=f"{is_other.sum()} other segments and {is_far.sum()} other memberships among {N_GOLDEN}",
            expected="the recorded ones",
            hint="compare the versions of numpy, numba and pyarrow; do not assign customers with it.",
        )


def _values(column: Column, draws: Random) -> pa.Array:
    shares = [draws.random() for _ in range(N_GOLDEN)]
    is_missing = np.array([draws.random() < _MISSING_SHARE for _ in range(N_GOLDEN)])
    if not column.has_levels:
        numbers = np.array([_number(column, share) for share in shares])
        return pa.array(numbers, mask=is_missing)
    choices = np.array([*column.levels, *_another_level(column)], dtype=object)
    positions = (np.array(shares) * len(choices)).astype(np.intp)
    return pa.array(choices[positions], type=pa.string(), mask=is_missing)


def _number(column: Column, share: float) -> float:
    low = 0.0 if column.low is None else column.low
    high = low + 1.0 if column.high is None else column.high
    value = low + (high - low) * (share * (1 + 2 * _BEYOND) - _BEYOND)
    lowest = 0.0 if column.kind in ("count", "days") else -math.inf
    lowest = lowest if column.lowest is None else max(lowest, column.lowest)
    return min(max(value, lowest), math.inf if column.highest is None else column.highest)


def _another_level(column: Column) -> list[str]:
    if column.kind == "ordered":  # a level that is not listed has no place in the order: a reject
        return []
    name = "another level"
    while name in column.levels:
        name += "?"
    return [name]


def _place(segmentation: Segmentation, customers: pa.Table) -> Placement:
    reading = segmentation.contract.read(customers, where="golden.parquet")
    if len(reading.rejects):
        raise BundleError(
            "golden.parquet has rows that break the contract.",
            found=sorted(set(reading.rejects["reason"].to_pylist())),
        )
    return segmentation.place(reading.customers)


def _numbers(answers: pa.ChunkedArray) -> Vector:
    return as_numbers(answers)[0]


def _read(recorded: bytes) -> pa.Table:
    try:
        return pq.ParquetFile(io.BytesIO(recorded), page_checksum_verification=True).read()
    except (pa.ArrowException, OSError) as error:
        raise BundleError(
            "golden.parquet cannot be read.", found=str(error).splitlines()[0]
        ) from error
