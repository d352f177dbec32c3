from __future__ import annotations

import re
from pathlib import Path

import pytest

from custseg.validation import CRITERIA, DEFAULT_WEIGHTS

PAGES = Path(__file__).parents[3] / "docs" / "criteria"


def rows(page: str) -> dict[str, list[str]]:
    """Read the rows of a page's tables that start with a criterion."""
    found = re.findall(
        r"^\| \[(\w+)\]\(\w+\.md\) \|(.*)\|$", (PAGES / page).read_text(), re.MULTILINE
    )
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in found}


def numbers(cell: str) -> list[float]:
    return [float(one) for one in cell.split(",")]


def test_every_criterion_is_listed_in_order() -> None:
    """The list of criteria has all of them, as the scorecard asks them."""
    assert list(rows("index.md")) == list(CRITERIA)


@pytest.mark.parametrize("name", CRITERIA)
def test_documented_anchors_and_weights_are_true(name: str) -> None:
    """The list says the anchors and the default weight of each criterion."""
    _, anchors, weight = rows("index.md")[name]

    assert tuple(numbers(anchors)) == CRITERIA[name].anchors
    assert [float(one) for one in re.findall(r"\d+", weight)] == (
        [DEFAULT_WEIGHTS[name]] if name in DEFAULT_WEIGHTS else []
    )


def test_justified_weights_are_the_default_ones() -> None:
    """The verdict's page justifies the weights and anchors that there are."""
    told = {
        name: (float(weight), *numbers(anchors))
        for name, (weight, anchors, _) in rows("verdict.md").items()
    }

    assert told == {
        name: (weight, *CRITERIA[name].anchors) for name, weight in DEFAULT_WEIGHTS.items()
    }
