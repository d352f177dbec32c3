"""What should a recipe say of a table with one row per customer?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.drafting.customers_draft import CustomersDraft
from custseg.drafting.doubles import doubles
from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.find_id import find_id
from custseg.drafting.find_reach import find_reach
from custseg.drafting.find_surveys import find_ratings, find_ticks
from custseg.drafting.guess_kind import guess_kind
from custseg.drafting.left_out import left_out
from custseg.drafting.name_senses import name_sense
from custseg.drafting.personal_data import POSTCODES, personal_data
from custseg.drafting.personal_ids import personal_ids
from custseg.drafting.phrases import has_phrase
from custseg.drafting.place_columns import place_columns
from custseg.drafting.postcode_prefix import postcode_prefix
from custseg.drafting.protected_trait import protected_trait
from custseg.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts

_BRINGS = ("spend", "revenue", "monetary", "turnover", "sales", "total", "value", "umsatz", "omsaetning", "profit", "ltv", "clv")  # fmt: skip


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
    outcomes = tuple(one.name for one in others if name_sense(one.name) == "outcome")
    out = _useless([one for one in others if one.name not in (consent, *channels, *outcomes)])
    kept = [one for one in others if one.name not in (consent, *channels, *outcomes, *out)]
    out |= doubles(kept)
    found, more_out = _drafted([one for one in kept if one.name not in out])
    out |= more_out
    items = {one.name for one in found if one.battery is not None}
    traits = {one.name for one in found if one.name not in items and protected_trait(one.name)}
    columns, profile = place_columns(
        [one for one in found if one.name not in traits],
        missing={one.name: one.missing_share for one in facts},
    )
    if not columns:
        raise TableError(
            "No column of the table tells customers apart.",
            found="; ".join(f"{name}: {reason}" for name, reason in out.items()) or "no columns",
            expected="columns of what customers do, or who they are",
        )
    return CustomersDraft(
        id_column=None if id_facts is None else id_facts.name,
        personal_ids=None if id_facts is None else personal_ids(id_facts),
        columns=columns,
        profile=profile,
        protected=tuple(_protected(one) for one in found if one.name in traits),
        consent=consent,
        channels=channels,
        value=_value([*columns, *profile]),
        outcomes=outcomes,
        left_out=out,
    )


def _useless(facts: Sequence[ColumnFacts]) -> dict[str, str]:
    out = {}
    for one in facts:
        personal = personal_data(one)
        if personal not in (None, POSTCODES):
            out[one.name] = f"personal data: looks like {personal}"
        elif name_sense(one.name) == "earlier segments":
            out[one.name] = "looks like an earlier segmentation, which is no input"
        elif (reason := left_out(one)) is not None and personal != POSTCODES:
            out[one.name] = reason
    return out


def _drafted(facts: Sequence[ColumnFacts]) -> tuple[list[DraftedColumn], dict[str, str]]:
    found: list[DraftedColumn] = []
    out: dict[str, str] = {}
    ratings, ticks = find_ratings(facts), find_ticks(facts)
    for one in facts:
        if one.name in ratings:
            guess: DraftedColumn | str = DraftedColumn(
                name=one.name,
                kind="number",
                scale=ratings[one.name],
                battery="answers",
                reason="an answer on a scale",
            )
        elif one.name in ticks:
            guess = DraftedColumn(
                name=one.name,
                kind="binary",
                levels=ticks[one.name],
                battery="ticks",
                reason="a yes/no answer",
            )
        elif personal_data(one) == POSTCODES:
            guess = postcode_prefix(one)
        else:
            guess = guess_kind(one)
        if isinstance(guess, str):
            out[one.name] = guess
        else:
            found.append(guess)
    return found, out


def _protected(column: DraftedColumn) -> DraftedColumn:
    return replace(column, reason=f"{protected_trait(column.name)}: {column.reason}")


def _value(columns: Sequence[DraftedColumn]) -> str | None:
    money = [one.name for one in columns if one.kind == "money"]
    return next((name for name in money if has_phrase(name, _BRINGS)), None)
