"""In which order do words such as 'never' and 'often' stand?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from custseg.drafting.name_words import written_out

if TYPE_CHECKING:
    from collections.abc import Iterable

# Each from the lowest to the highest; words beside each other with a bar mean the same.
_ORDERS = (
    """never|nie|aldrig, very rarely, rarely|seldom|selten|sjaeldent, occasionally|now and then, sometimes|manchmal|nogle gange,
    often|frequently|oft|ofte, very often, usually|mostly|meistens, always|immer|altid""",
    """never, less than once a year, once a year|yearly, twice a year|every six months, every three months|quarterly,
    every two months, once a month|monthly, two or three times a month, every two weeks, once a week|weekly,
    more than once a week|several times a week, daily|every day|once a day, more than once a day|several times a day""",
    """strongly disagree|completely disagree, disagree, somewhat disagree|rather disagree,
    neutral|undecided|neither agree nor disagree, somewhat agree|rather agree, agree, strongly agree|completely agree""",
    """very dissatisfied, dissatisfied, somewhat dissatisfied, neutral|neither, somewhat satisfied, satisfied, very satisfied""",
    """very poor, poor|bad, fair|average, good, very good, excellent""",
    """none|no, very low, low|niedrig|lav, medium|middle|moderate|mittel|mellem, high|hoch|hoej, very high""",
    """xxs, xs, s, m, l, xl, xxl, xxxl""",
    """tiny, small|klein|lille, medium|mittel, large|big|gross|stor, huge""",
    """not at all, a little|slightly, moderately|somewhat, quite, very, extremely""",
    """basic, bronze, silver, gold, platinum, diamond""",
    """no school|none, primary|elementary, secondary|high school, vocational|apprenticeship, bachelor|undergraduate,
    master|graduate, doctorate|phd""",
)
_NUMBERED = re.compile(
    r"(q|quarter|quartile|level|tier|grade|stage|stufe|niveau|decile)[ _-]?(\d+)"
)
_LABELLED = re.compile(r"\D*?([+-]?\d+)")
_MIN_LEVELS = 3


def order_words(texts: Iterable[str]) -> tuple[str, ...] | None:
    """Return levels in words from the lowest to the highest; None where their order is not known for sure.

    Known are scales of frequency, agreement, satisfaction, quality, amount, size and education, numbered quarters and levels
    (`Q1`), and numbers with a word at the ends (`5 love it`, `I hate it!-5`). At least 3 levels say that it is an order.

    Parameters
    ----------
    texts
        The levels, each once.

    Examples
    --------
    >>> order_words(["Once a week", "Never", "Once a month"])
    ('Never', 'Once a month', 'Once a week')
    >>> order_words(["red", "green", "blue"]) is None
    True
    """
    levels = tuple(texts)
    if len(levels) < _MIN_LEVELS:
        return None
    plain = {level: _plain(level) for level in levels}
    for places in (*map(_places, _ORDERS), _numbered(plain), _labelled(plain)):
        known = {level: places[text] for level, text in plain.items() if text in places}
        if len(set(known.values())) == len(levels):
            return tuple(sorted(levels, key=lambda level: known[level]))
    return None


def _plain(level: str) -> str:
    return " ".join(written_out(level).casefold().replace("_", " ").split())


def _places(order: str) -> dict[str, int]:
    steps = [step.strip() for step in order.split(",")]
    return {word.strip(): place for place, step in enumerate(steps) for word in step.split("|")}


def _numbered(plain: dict[str, str]) -> dict[str, int]:
    found = {text: _NUMBERED.fullmatch(text) for text in plain.values()}
    kinds = {match[1] for match in found.values() if match}
    return (
        {text: int(match[2]) for text, match in found.items() if match} if len(kinds) == 1 else {}
    )


def _labelled(plain: dict[str, str]) -> dict[str, int]:
    """Read the number of each level, where most of them are bare numbers and words stand at the ends only."""
    bare = [text for text in plain.values() if re.fullmatch(r"[+-]?\d+", text)]
    if 2 * len(bare) < len(plain):
        return {}
    starts = {text: re.fullmatch(r"([+-]?\d+)\D*", text) for text in plain.values()}
    ends = {text: _LABELLED.fullmatch(text) for text in plain.values()}
    found = {text: ends[text] or starts[text] for text in plain.values()}
    return {text: int(match[1]) for text, match in found.items() if match}
