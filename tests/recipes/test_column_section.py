from __future__ import annotations

import pytest
from pydantic import ValidationError

from custseg.recipes.column_section import ColumnSection
from custseg.segmentation import Column


def test_a_word_is_a_kind() -> None:
    """A column given as a word is a column of that kind."""
    assert ColumnSection.model_validate("money") == ColumnSection(kind="money")


def test_levels_keep_their_order() -> None:
    """The order of an ordered column is the one it was given in."""
    section = ColumnSection.model_validate({"kind": "ordered", "levels": ["low", "high"]})

    assert section.levels == ("low", "high")


@pytest.mark.parametrize(
    ("section", "treatment"),
    [
        ({"kind": "number", "treatment": "money"}, "money"),
        ({"kind": "number"}, "number"),
        ({"kind": "number", "survey": "trust"}, "ratings"),
        ({"kind": "ordered", "levels": ["low", "high"], "survey": "trust"}, "ratings"),
        ({"kind": "binary", "levels": ["no", "yes"], "survey": "image"}, "ticks"),
    ],
)
def test_items_of_a_survey_are_corrected(section: dict[str, object], treatment: str) -> None:
    """Yes and no by the respondent's share of yes, other answers by mean and deviation."""
    assert ColumnSection.model_validate(section).treated_as == treatment


def test_it_is_a_column_of_the_contract() -> None:
    """Scale and prefix are read with the table."""
    answer = ColumnSection.model_validate({"kind": "number", "scale": [1.0, 5.0]})
    postcode = ColumnSection.model_validate({"kind": "category", "prefix": 2})

    assert answer.as_column("q1") == Column(name="q1", kind="number", lowest=1, highest=5)
    assert postcode.as_column("zip") == Column(name="zip", kind="category", prefix=2)


@pytest.mark.parametrize(
    ("section", "fault"),
    [
        ({"kind": "money", "prefix": 2}, "prefix is for a category"),
        ({"kind": "category", "prefix": 2, "levels": ["01"]}, "category without levels"),
        ({"kind": "category", "scale": [1.0, 5.0]}, "scale is for numbers"),
        ({"kind": "number", "scale": [5.0, 1.0]}, "scale needs the lowest number first"),
        ({"kind": "money", "survey": "trust"}, "items of a survey are number, ordered or binary"),
        (
            {"kind": "number", "treatment": "ordered", "survey": "trust"},
            "a survey has its own treatment",
        ),
        ({"kind": "binary", "survey": "image"}, "needs its levels, no first"),
    ],
)
def test_what_does_not_fit_together_is_told(section: dict[str, object], fault: str) -> None:
    """Keys that say nothing about a column of this kind are refused."""
    with pytest.raises(ValidationError, match=fault):
        ColumnSection.model_validate(section)
