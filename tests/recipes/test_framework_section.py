from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import RecipeError
from custseg.recipes import read_recipe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], Path]


def _with(text: str, small: str) -> str:
    return f"{small}\n[[candidates]]\n{text}\n"


def test_tables_within_a_section_are_the_frameworks_own(small: str, written: Write) -> None:
    """Given cut-points and rows of the table come as the framework takes them."""
    text = """learner = "rfm_grid"
cuts = [{ column = "frequency_orders", cuts = [5, 10], scores = [1, 3, 5] }]
segments = [{ name = "Best", recency = [4, 5] }]"""

    section = read_recipe(written(_with(text, small))).recipe.candidates[1]

    assert section.learner == "rfm_grid"
    assert section.cuts[0].scores == (1, 3, 5)
    assert section.segments[0].takes((5, 1, 1))


def test_columns_of_frameworks_are_columns_of_the_recipe(small: str, written: Write) -> None:
    """What only a framework reads is built, too."""
    text = 'learner = "value_potential_matrix"\npotential = { column = "spend_growth" }'

    recipe = read_recipe(written(_with(text, small))).recipe

    assert recipe.named_columns == ("recency_days", "monetary_total", "spend_growth")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('learner = "value_tiers"\ncolumn = "monetary_totl"', "mean 'monetary_total'?"),
        ('learner = "value_tiers"\nname = ["A"]', "unknown key: did you mean 'names'?"),
        (
            'learner = "rfm_grid"\nsegments = [{ name = "A", recenzy = [1, 2] }]',
            "segments[0].recenzy: unknown key",
        ),
        (
            'learner = "rfm_grid"\ncuts = [{ column = "frequency_orders", cuts = [9, 5] }]',
            "cut-points of 'frequency_orders' are none",
        ),
        ('learner = "segmentation_tree"\non_outcome = true', "there is no [outcome] to grow on"),
        (
            'learner = "threshold_segments"\nsegments = [{ name = "A", conditions = [] }]',
            "at least 1 item",
        ),
        (
            (
                'learner = "threshold_segments"\nsegments = [{ name = "A", conditions = ['
                '{ column = "recency_days", at_least = 9, below = 5 }] }]'
            ),
            "conditions[0]",
        ),
    ],
)
def test_each_fault_of_a_framework_is_told(
    text: str, fault: str, small: str, written: Write
) -> None:
    """Unknown keys, columns and impossible cut-points are faults of the recipe, with their place."""
    with pytest.raises(RecipeError) as caught:
        read_recipe(written(_with(text, small)))

    assert fault in str(caught.value)
