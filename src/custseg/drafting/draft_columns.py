"""Which columns of a customer table may be used, as what, and why not the others?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.doubles import doubles
from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.find_surveys import find_ratings, find_ticks
from custseg.drafting.guess_kind import guess_kind
from custseg.drafting.left_out import left_out
from custseg.drafting.name_senses import name_sense
from custseg.drafting.personal_data import POSTCODES, personal_data
from custseg.drafting.postcode_prefix import postcode_prefix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from custseg.drafting.column_facts import ColumnFacts


def draft_columns(facts: Sequence[ColumnFacts]) -> tuple[list[DraftedColumn], dict[str, str]]:
    """Return the columns that may be used, with their kinds, and the reason why each of the others is left out.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> columns = {"spend": [n**2 for n in range(40)], "currency": ["EUR"] * 40}
    >>> found, out = draft_columns(
    ...     [column_facts(k, pa.chunked_array([v])) for k, v in columns.items()]
    ... )
    >>> [one.kind for one in found], list(out)
    (['money'], ['currency'])
    """
    out = {one.name: reason for one in facts if (reason := _useless(one)) is not None}
    out |= doubles([one for one in facts if one.name not in out])
    kept = [one for one in facts if one.name not in out]
    ratings, ticks = find_ratings(kept), find_ticks(kept)
    found: list[DraftedColumn] = []
    for one in kept:
        guess = _item(one, ratings, ticks) or _guess(one)
        if isinstance(guess, str):
            out[one.name] = guess
        else:
            found.append(guess)
    return found, out


def _useless(facts: ColumnFacts) -> str | None:
    personal = personal_data(facts)
    if personal == POSTCODES:
        return None
    if personal is not None:
        return f"personal data: looks like {personal}"
    if name_sense(facts.name) == "earlier segments":
        return "looks like an earlier segmentation, which is no input"
    return left_out(facts)


def _item(
    facts: ColumnFacts,
    ratings: Mapping[str, tuple[int, int]],
    ticks: Mapping[str, tuple[str, ...]],
) -> DraftedColumn | None:
    if facts.name in ratings:
        return DraftedColumn(
            name=facts.name,
            kind="number",
            scale=ratings[facts.name],
            battery="answers",
            reason="an answer on a scale",
        )
    if facts.name in ticks:
        return DraftedColumn(
            name=facts.name,
            kind="binary",
            levels=ticks[facts.name],
            battery="ticks",
            reason="a yes/no answer",
        )
    return None


def _guess(facts: ColumnFacts) -> DraftedColumn | str:
    return postcode_prefix(facts) if personal_data(facts) == POSTCODES else guess_kind(facts)
