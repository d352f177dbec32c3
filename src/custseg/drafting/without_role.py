"""Why does a column of order lines have no part in a draft?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.doubles import doubles
from custseg.drafting.personal_data import personal_data
from custseg.drafting.without_variety import without_variety

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from custseg.drafting.column_facts import ColumnFacts


def without_role(facts: Sequence[ColumnFacts], *, used: Collection[str]) -> dict[str, str]:
    """Return the columns that have no part, each with the reason: personal, constant, double, or of no use to the features.

    Parameters
    ----------
    facts
        Of all columns.
    used
        Those that have a part.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> table = {"amount": range(20), "currency": ["EUR"] * 20, "gross": range(0, 40, 2), "till": [1, 2] * 10}
    >>> facts = [column_facts(name, pa.chunked_array([pa.array(v)])) for name, v in table.items()]
    >>> for name, reason in without_role(facts, used=["amount"]).items():
    ...     print(f"{name}: {reason}")
    currency: constant: every row has the same value
    gross: correlated above 0.99 with 'amount'
    till: no part in the features
    """
    others = [one for one in facts if one.name not in used]
    useless = {one.name: reason for one in others if (reason := _useless(one)) is not None}
    # The columns with a part come first: it is the other one that is double.
    possible = [one for one in facts if one.name not in useless and one.storage != "other"]
    kept = sorted(possible, key=lambda one: one.name not in used)
    told = {**doubles(kept), **useless}
    return {one.name: told.get(one.name, "no part in the features") for one in others}


def _useless(facts: ColumnFacts) -> str | None:
    personal = personal_data(facts)
    return without_variety(facts) if personal is None else f"personal data: looks like {personal}"
