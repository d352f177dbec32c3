"""In which order do people ask what the criteria answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_GROUPS = {
    "Is it real?": (
        "stability",
        "segment_stability",
        "stability_over_time",
        "separation",
        "density_validity",
        "null_check",
        "column_influence",
        "fidelity",
    ),
    "Can it be said and used?": (
        "interpretability",
        "identifiability",
        "distinctness",
        "reachability",
        "size",
        "balance",
    ),
    "Does it pay?": ("relevance", "value_concentration", "profitability"),
    "Is it fair?": ("fairness",),
}
_OWN = "Questions of your own"


def grouped_by_question(criteria: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the criteria under what they ask, in reading order; groups without any are left out.

    A criterion that this page does not know, a user's own, comes last, under a heading for such.

    Examples
    --------
    >>> grouped_by_question(["fairness", "size", "stability", "club_share"])
    {'Is it real?': ('stability',), 'Can it be said and used?': ('size',), 'Is it fair?': ('fairness',), 'Questions of your own': ('club_share',)}
    """
    asked = dict.fromkeys(criteria)
    known = {name for names in _GROUPS.values() for name in names}
    groups = {
        title: tuple(one for one in names if one in asked) for title, names in _GROUPS.items()
    }
    groups[_OWN] = tuple(name for name in asked if name not in known)
    return {title: names for title, names in groups.items() if names}
