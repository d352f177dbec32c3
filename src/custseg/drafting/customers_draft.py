"""What is drafted of a table with one row per customer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.drafting.drafted_column import DraftedColumn


@dataclass(frozen=True, kw_only=True)
class CustomersDraft:
    """The parts of a recipe for a finished customer table.

    Parameters
    ----------
    id_column
        None where no column tells customers apart.
    personal_ids
        What the ids look like where they are personal data themselves.
    columns, profile, protected
        What makes the distance, what only describes, and what no segment may stand for.
    consent, channels
        Who agreed to be contacted, and for which channels there is an address.
    value
        What a customer brings, by its name; None where no column says it.
    outcomes
        Columns that look like what customers did later: never an input.
    left_out
        Why every other column has no part.
    """

    id_column: str | None
    personal_ids: str | None
    columns: tuple[DraftedColumn, ...]
    profile: tuple[DraftedColumn, ...]
    protected: tuple[DraftedColumn, ...]
    consent: str | None
    channels: tuple[str, ...]
    value: str | None
    outcomes: tuple[str, ...]
    left_out: dict[str, str]
