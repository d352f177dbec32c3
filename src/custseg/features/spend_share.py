"""Which share of their money goes to one kind of goods, or through one channel?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.errors import ParameterError
from custseg.features.feature import Feature, share_of
from custseg.features.totals import CATEGORY, CHANNEL, bought_for

if TYPE_CHECKING:
    from custseg.features.feature_state import FeatureState
    from custseg.features.total import Total


def category_share(category: str) -> Feature:
    """Return the share of spend on a category, as `category_share_<category>` in snake case.

    Raises
    ------
    ParameterError
        When nothing of the category's name is left in snake case.

    Examples
    --------
    >>> category_share("MEAT-PCKGD").name
    'category_share_meat_pckgd'
    """
    return _share(CATEGORY, category, "Money paid for", "share of spend by department")


def channel_share(channel: str) -> Feature:
    """Return the share of spend through a channel, as `channel_share_<channel>` in snake case.

    Raises
    ------
    ParameterError
        When nothing of the channel's name is left in snake case.

    Examples
    --------
    >>> channel_share("Web shop").name
    'channel_share_web_shop'
    """
    return _share(CHANNEL, channel, "Money paid through", "share of spend by channel")


def spend_shares(state: FeatureState) -> tuple[Feature, ...]:
    """Return one feature for each category and channel of a state.

    Raises
    ------
    ParameterError
        When two of them would give columns of the same name.
    """
    features = (
        *(category_share(value) for value in state.categories),
        *(channel_share(value) for value in state.channels),
    )
    names = [feature.name for feature in features]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ParameterError(
            "Two categories or channels give columns of the same name.", found=doubled
        )
    return features


def share_totals(state: FeatureState) -> dict[str, Total]:
    """Return the totals that the shares of a state read, by name."""
    pairs = [
        *((CATEGORY, value) for value in state.categories),
        *((CHANNEL, value) for value in state.channels),
    ]
    totals = (
        bought_for(_total_name(part, value), nw.col(part).cast(nw.String) == value, part)
        for part, value in pairs
    )
    return {total.name: total for total in totals}


def _share(part: str, value: str, paid: str, why: str) -> Feature:
    words, total = _words(part, value), _total_name(part, value)
    spoken = " ".join(words)
    return Feature(
        name=f"{part}_share_{'_'.join(words)}",
        kind="share",
        words=(f"little {spoken}", f"much {spoken}"),
        definition=f"{paid} {value} / money paid, over purchases; missing where nothing was paid.",
        source=f"own definition: {why}",
        reads=(total, "bought"),
        expression=share_of(nw.col(total), nw.col("bought")),
    )


def _words(part: str, value: str) -> list[str]:
    words = re.findall(r"\w+", value.lower().replace("_", " "))
    if not words:
        raise ParameterError(f"This {part} has no name.", found=repr(value))
    return words


def _total_name(part: str, value: str) -> str:
    # Not by the value itself: Spark takes a dot or a backtick in a column's name for a sign.
    return f"bought by {part} {'_'.join(_words(part, value))}"
