"""At what time of the week and of the day do customers spend?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of


def _share(part: str, when: str, words: tuple[str, str], why: str) -> Feature:
    return Feature(
        name=f"{part}_share",
        kind="share",
        words=words,
        definition=f"Money paid {when} / money paid, over purchases; missing where nothing was paid.",
        source=f"own definition: {why}",
        reads=(f"bought_{part}", "bought"),
        expression=share_of(nw.col(f"bought_{part}"), nw.col("bought")),
    )


_QUARTERS = "quarters of the day, by the clock of the shop"

DAYTIME = (
    _share(
        "weekend",
        "on Saturdays and Sundays",
        ("weekday shoppers", "weekend shoppers"),
        "who works during the week shops at its end",
    ),
    _share(
        "morning",
        "from 6:00 to before 12:00",
        ("not in the morning", "morning shoppers"),
        _QUARTERS,
    ),
    _share(
        "afternoon",
        "from 12:00 to before 18:00",
        ("not in the afternoon", "afternoon shoppers"),
        _QUARTERS,
    ),
    _share(
        "evening",
        "from 18:00 to before 24:00",
        ("not in the evening", "evening shoppers"),
        _QUARTERS,
    ),
    _share("night", "from 0:00 to before 6:00", ("not at night", "night shoppers"), _QUARTERS),
)
