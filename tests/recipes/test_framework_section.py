from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import RecipeError
from custseg.recipes import read_recipe
from custseg.recipes.framework_section import ValueTiersSection

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str], Path]

TABLE = """\
name = "shop"
title = "A shop"

[data]

[data.customers]
table = "customers.parquet"
id = "who"

[columns]
recency_days = "days"

[outcome]
column = "spend_later"

[[candidates]]
learner = "kmeans"
n_clusters = [3, 4]
"""


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
        ('learner = "value_tiers"\nnams = ["A"]', "unknown key: did you mean 'names'?"),
        (
            'learner = "rfm_grid"\nsegments = [{ name = "A", recenzy = [1, 2] }]',
            "segments[0].recenzy: unknown key",
        ),
        (
            'learner = "rfm_grid"\ncuts = [{ column = "frequency_orders", cuts = [9, 5] }]',
            "cut-points of 'frequency_orders' do not rise",
        ),
        (
            'learner = "value_tiers"\ncustomer_shares = [0.5, 0.2, 0.2, 0.2]',
            "a pyramid of tiers cannot be cut",
        ),
        (
            'learner = "value_tiers"\ncuts = [50, 20, 10]',
            "cut-points of 'monetary_total' do not rise",
        ),
        (
            'learner = "rfm_grid"\nn_levels = [5, 3]\nsegments = [{ name = "Best", recency = [4, 5] }]',
            "Best: recency=(4, 5)",
        ),
        ('learner = "rfm_grid"\nmonetary = "frequency_orders"', "an RFM grid cannot be made"),
        (
            (
                'learner = "value_potential_matrix"\nnames = ["A", "B"]\n'
                'potential = { column = "spend_growth" }'
            ),
            "2 names for 4 cells",
        ),
        (
            'learner = "segmentation_tree"\ncolumns = ["recency_days", "recency_days"]',
            "a tree needs columns to ask for, each once",
        ),
        ('learner = "rfm_grid"\nname = "a/b"', "candidates[1].name"),
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


def test_the_faults_of_several_frameworks_are_told_at_once(small: str, written: Write) -> None:
    """Each with its own line, before any data are read."""
    text = """learner = "value_tiers"
cuts = [50, 20, 10]

[[candidates]]
learner = "rfm_grid"
monetary = "frequency_orders"
"""
    path = written(_with(text, small))
    first = path.read_text().splitlines().index('learner = "value_tiers"')

    with pytest.raises(RecipeError) as caught:
        read_recipe(path)

    assert "has 2 faults" in str(caught.value)
    assert f"line {first}, candidates[1]: " in str(caught.value)
    assert f"line {first + 4}, candidates[2]: " in str(caught.value)


@pytest.mark.parametrize(
    "section",
    [
        'learner = "value_tiers"\ncolumn = "spend_later"',
        'learner = "rfm_grid"\nmonetary = "spend_later"',
        'learner = "segmentation_tree"\ncolumns = ["recency_days", "spend_later"]',
        (
            'learner = "threshold_segments"\nsegments = [{ name = "A", conditions = ['
            '{ column = "spend_later", at_least = 9 }] }]'
        ),
        'learner = "value_potential_matrix"\npotential = { column = "spend_later" }',
    ],
)
def test_the_outcome_is_no_column_of_a_framework(section: str, written: Write) -> None:
    """Segments made of what customers did later would foretell it, and nobody new could be placed."""
    text = _with(section, TABLE)

    with pytest.raises(RecipeError, match="'spend_later' is the outcome, and can be nothing else"):
        read_recipe(written(text))


def test_no_share_is_asked_for_and_ten_customers_still_are(small: str, written: Write) -> None:
    """With min_share = 0 nine customers at the top are joined with the next tier."""
    text = (
        'learner = "value_tiers"\nnames = ["Top", "Middle", "Low"]\ncuts = [10, 90]\nmin_share = 0'
    )
    section = read_recipe(written(_with(text, small))).recipe.candidates[1]
    assert isinstance(section, ValueTiersSection)
    spend = np.repeat([1.0, 50.0, 100.0], [500, 11, 9])[:, None]

    ((_, tiers),) = section.frameworks()
    learned = tiers.fit(spend)

    assert learned.names == ("Low", "Top and Middle")


def test_default_segments_without_a_column_of_theirs_are_a_fault(
    small: str, written: Write
) -> None:
    """Neither a column that is missing nor a protected one can be asked for."""
    text = _with('learner = "threshold_segments"', small)
    text = text.replace('recency_days = "days"\nmonetary_total = "money"', 'tenure_days = "days"')
    spend = text.replace('tenure_days = "days"', 'basket_value_mean = "money"')
    protected = f'{spend}\n[protected]\ntenure_days = "days"\n'

    read_recipe(written(text))
    for wrong in (spend, protected):
        with pytest.raises(RecipeError, match=r"candidates\[1\]: no segment of the default set"):
            read_recipe(written(wrong))
