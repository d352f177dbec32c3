"""What should a recipe say of a table with one row per customer?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.drafting.customers_draft import CustomersDraft
from custseg.drafting.draft_columns import draft_columns
from custseg.drafting.find_id import find_id
from custseg.drafting.find_reach import find_reach
from custseg.drafting.find_surveys import find_ratings
from custseg.drafting.name_senses import name_sense
from custseg.drafting.personal_ids import personal_ids
from custseg.drafting.phrases import has_phrase, phrases
from custseg.drafting.place_columns import place_columns
from custseg.drafting.protected_trait import protected_trait
from custseg.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts
    from custseg.drafting.drafted_column import DraftedColumn

_BRINGS = phrases(
    "spend, revenue, monetary, turnover, sales, total, value, umsatz, omsaetning, profit, ltv, clv"
)


def draft_customers(facts: Sequence[ColumnFacts]) -> CustomersDraft:
    """Decide on each column of a customer table.

    Raises
    ------
    TableError
        When no column is left that could tell customers apart.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> table = {"customer_id": range(40), "spend": [n**2 for n in range(40)], "currency": ["EUR"] * 40}
    >>> draft = draft_customers(
    ...     [column_facts(k, pa.chunked_array([pa.array(v)])) for k, v in table.items()]
    ... )
    >>> draft.id_column, [one.name for one in draft.columns], list(draft.left_out)
    ('customer_id', ['spend'], ['currency'])
    """
    id_facts = find_id(facts)
    others = [one for one in facts if one is not id_facts]
    consent, channels = find_reach(others)
    outcomes = _outcomes(others)
    roles = {consent, *channels, *outcomes}
    found, out = draft_columns([one for one in others if one.name not in roles])
    protected = [one for one in found if one.battery is None and protected_trait(one.name)]
    columns, profile = place_columns(
        [one for one in found if one not in protected],
        missing={one.name: one.missing_share for one in facts},
    )
    _check_some(columns, out)
    return CustomersDraft(
        id_column=None if id_facts is None else id_facts.name,
        personal_ids=None if id_facts is None else personal_ids(id_facts),
        columns=columns,
        profile=profile,
        protected=tuple(_with_trait(one) for one in protected),
        consent=consent,
        channels=channels,
        value=_value([*columns, *profile]),
        outcomes=outcomes,
        left_out=out,
    )


def _outcomes(facts: Sequence[ColumnFacts]) -> tuple[str, ...]:
    # Items of a survey may be called responses.
    items = find_ratings(facts)
    return tuple(
        one.name for one in facts if name_sense(one.name) == "outcome" and one.name not in items
    )


def _check_some(columns: Sequence[DraftedColumn], out: dict[str, str]) -> None:
    if not columns:
        raise TableError(
            "No column of the table tells customers apart.",
            found="; ".join(f"{name}: {reason}" for name, reason in out.items()) or "no columns",
            expected="columns of what customers do, or who they are",
        )


def _with_trait(column: DraftedColumn) -> DraftedColumn:
    return replace(column, reason=f"{protected_trait(column.name)}: {column.reason}")


def _value(columns: Sequence[DraftedColumn]) -> str | None:
    money = [one.name for one in columns if one.kind == "money"]
    return next((name for name in money if has_phrase(name, _BRINGS)), None)
