"""What is the text of a recipe for a finished customer table?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.render_candidates import render_candidates
from custseg.drafting.render_column import render_column
from custseg.drafting.render_head import render_head, render_id_warning, render_left_out
from custseg.drafting.toml_text import toml_list, toml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.customers_draft import CustomersDraft
    from custseg.drafting.drafted_column import DraftedColumn
    from custseg.drafting.table_place import TablePlace

NO_ID = "customer_id"
_DEFAULT_MAX_COLUMNS = 8


def render_customers(draft: CustomersDraft, place: TablePlace) -> str:
    """Return the recipe as commented TOML.

    Parameters
    ----------
    draft
        What to say.
    place
        The table.
    """
    lines = [
        *render_head(place, value=draft.value),
        *_max_columns(draft),
        "",
        "[data]",
        f"source = {toml_text(place.source)}  # folder of the table, from that of this file",
        "",
        "[data.customers]",
        f"table = {toml_text(place.table)}",
        *_id(draft),
        *_part("columns", "what makes the distance", draft.columns),
        *_battery(draft.columns),
        *_part("profile", "what describes segments, and never makes them", draft.profile),
        *_part(
            "protected", "what no segment may stand for: only fairness looks at it", draft.protected
        ),
        *_reach(draft),
        *_outcome(draft),
        *render_left_out(draft.left_out),
        *render_candidates(draft.columns, value=draft.value),
    ]
    return "\n".join(lines) + "\n"


def _max_columns(draft: CustomersDraft) -> list[str]:
    n_columns = len(draft.columns)
    if n_columns <= _DEFAULT_MAX_COLUMNS:
        return []
    return [
        f"max_columns = {n_columns}  # a survey's items are one subject: more of them than usual"
    ]


def _id(draft: CustomersDraft) -> list[str]:
    if draft.id_column is None:
        return [
            "# No column is an id, with another value on every row: add one to the table, such as the row's number,",
            "# and name it here. Without it nothing runs.",
            f"id = {toml_text(NO_ID)}",
        ]
    return [
        *render_id_warning(draft.personal_ids),
        f"id = {toml_text(draft.id_column)}  # another value on every row looked at",
    ]


def _part(name: str, means: str, columns: Sequence[DraftedColumn]) -> list[str]:
    if not columns:
        return []
    return [
        "",
        f"[{name}]  # {means}",
        *(line for column in columns for line in render_column(column)),
    ]


def _battery(columns: Sequence[DraftedColumn]) -> list[str]:
    batteries = {one.battery: one for one in columns if one.battery is not None}
    if not batteries:
        return []
    if any(one.scale is not None for one in batteries.values()):
        return [
            "# `survey` corrects answers for the respondent's style of answering (docs/attributes.md); without it an answer counts",
            "# as given.",
        ]
    return [
        '# Where respondents differ in how readily they say yes, add `survey = "ticks"` to every item (docs/attributes.md).'
    ]


def _reach(draft: CustomersDraft) -> list[str]:
    if draft.consent is None and not draft.channels:
        return []
    consent = [] if draft.consent is None else [f"consent = {toml_text(draft.consent)}"]
    channels = [f"channels = {toml_list(draft.channels)}"] if draft.channels else []
    return ["", "[reach]  # who may and can be contacted: never an input", *consent, *channels]


def _outcome(draft: CustomersDraft) -> list[str]:
    if not draft.outcomes:
        return []
    return [
        "",
        "# These look like what customers did later: never an input. Where one is a number, segments can be asked to foretell it:",
        "# [outcome]",
        *(f"# column = {toml_text(name)}" for name in draft.outcomes),
    ]
