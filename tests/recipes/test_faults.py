from __future__ import annotations

import pytest
from pydantic import ValidationError

from custseg.recipes.faults import faults_of_columns, faults_of_form
from custseg.recipes.recipe import Recipe


def test_missing_keys_are_all_told() -> None:
    """An empty recipe lacks each key that has no default."""
    with pytest.raises(ValidationError) as caught:
        Recipe.model_validate_json("{}")

    faults = list(faults_of_form(caught.value))

    assert {fault.path[0] for fault in faults} == {
        "name",
        "title",
        "data",
        "columns",
        "candidates",
    }
    assert {fault.text for fault in faults} == {"missing"}


def test_columns_of_a_finished_table_are_not_guessed() -> None:
    """Without transactions nothing is known of the columns, so that none of them is wrong."""
    raw = {"data": {"customers": {"id": "who"}}, "columns": {"anything": "money"}, "value": "other"}

    assert list(faults_of_columns(raw)) == []
