"""At what time of the week and of the day do customers spend?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of


def _share(part: str, when: str, words: tuple[str, str]) -> Feature:
    return Feature(
        name=f"{part}_share",
        kind="share",
        words=words,
        definition=(
            f"Money paid {when} / money paid at a known time of day, over purchases; missing where there is none."
            " A time at midnight is a day, whose time is not known."
        ),
        source="own definition: quarters of the day, by the clock of the shop",
        reads=(f"bought_{part}", "bought_timed"),
        expression=share_of(nw.col(f"bought_{part}"), nw.col("bought_timed")),
    )


DAYTIME = (
    Feature(
        name="weekend_share",
        kind="share",
        words=("weekday shoppers", "weekend shoppers"),
        definition="Money paid on Saturdays and Sundays / money paid, over purchases; missing where nothing was paid.",
        source="own definition: who works during the week shops at its end",
        reads=("bought_weekend", "bought"),
        expression=share_of(nw.col("bought_weekend"), nw.col("bought")),
    ),
    _share(
        "morning",
        "from 6:00 to before 12:00",
        ("not in the morning", "morning shoppers"),
    ),
    _share(
        "afternoon",
        "from 12:00 to before 18:00",
        ("not in the afternoon", "afternoon shoppers"),
    ),
    _share(
        "evening",
        "from 18:00 to before 24:00",
        ("not in the evening", "evening shoppers"),
    ),
    _share("night", "from 0:00 to before 6:00", ("not at night", "night shoppers")),
)
