"""Which columns say who agreed to be contacted, and how?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.name_senses import is_channel_name, name_sense
from custseg.drafting.yes_and_no import yes_and_no

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.column_facts import ColumnFacts


def find_reach(columns: Sequence[ColumnFacts]) -> tuple[str | None, tuple[str, ...]]:
    """Return the column of consent, None without one, and those of channels: yes or no, by their names.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.drafting.column_facts import column_facts
    >>> answers = pa.chunked_array([["yes", "no"] * 10])
    >>> find_reach([column_facts(name, answers) for name in ("newsletter_consent", "has_email")])
    ('newsletter_consent', ('has_email',))
    """
    flags = [one for one in columns if _is_flag(one)]
    consents = [one.name for one in flags if name_sense(one.name) == "consent"]
    channels = [one.name for one in flags if one.name not in consents and is_channel_name(one.name)]
    return next(iter(consents), None), tuple(channels)


def _is_flag(facts: ColumnFacts) -> bool:
    is_answer = facts.is_binary and yes_and_no(facts.levels) is not None
    return is_answer and facts.all_levels_are_covered
