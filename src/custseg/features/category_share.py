"""Which share of their money goes to one kind of goods?"""

from __future__ import annotations

import re

import narwhals.stable.v2 as nw

from custseg.errors import ParameterError
from custseg.features.feature import Feature, share_of


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
    words = re.findall(r"\w+", category.lower().replace("_", " "))
    if not words:
        raise ParameterError("This category has no name.", found=repr(category))
    spoken = " ".join(words)
    return Feature(
        name="category_share_" + "_".join(words),
        kind="share",
        words=(f"little {spoken}", f"much {spoken}"),
        definition=f"Money paid for {category} / money paid, over purchases; missing where nothing was paid.",
        source="own definition: share of spend by department",
        reads=("bought",),
        expression=share_of(nw.col(bought_column(category)), nw.col("bought")),
    )


def category_shares(categories: tuple[str, ...]) -> tuple[Feature, ...]:
    """Return one feature for each category.

    Raises
    ------
    ParameterError
        When two categories would give columns of the same name.
    """
    features = tuple(category_share(category) for category in categories)
    names = [feature.name for feature in features]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ParameterError("Two categories give columns of the same name.", found=doubled)
    return features


def bought_column(category: str) -> str:
    """Return the column of the customer totals that holds the money paid for a category."""
    return f"bought: {category}"
