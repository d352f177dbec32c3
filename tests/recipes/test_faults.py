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


@pytest.mark.parametrize(
    ("key", "value"), [("lifetimes", True), ("categories", 2), ("channels", ["web"])]
)
def test_a_finished_table_teaches_features_nothing(key: str, value: object) -> None:
    """What is learned from lines is asked for in vain."""
    raw = {"data": {"customers": {"id": "who"}, key: value}}

    assert [(fault.path, fault.text[:10]) for fault in faults_of_columns(raw)] == [
        (("data", key), "is learned")
    ]


@pytest.mark.parametrize(
    ("key", "value", "column"), [("categories", 2, "category"), ("channels", ["web"], "channel")]
)
def test_shares_need_the_column_that_tells_them(key: str, value: object, column: str) -> None:
    """Whether they are named or to be found."""
    lines = {"customer": "who", "time": "at", "amount": "paid"}
    raw = {"data": {"as_of": "2024-10-01", "transactions": lines, key: value}}

    faults = list(faults_of_columns(raw))
    lines[column] = "kind"

    assert [fault.path for fault in faults] == [("data", key)]
    assert f"needs '{column}'" in faults[0].text
    assert not list(faults_of_columns(raw))


@pytest.mark.parametrize(
    "address",
    [
        "postgres://ann:SECRET@host/shop",
        "POSTGRESQL://ann:SECRET@host/shop",
        "postgresql://ann@host/shop?password=SECRET",
        "host=localhost user=ann password = SECRET",
    ],
)
@pytest.mark.parametrize("section", ["data", "customers", "attributes", "lookups", "next"])
def test_a_password_is_found_in_every_spelling(address: str, section: str) -> None:
    """It is told where it stands, and never repeated."""
    data: dict[str, object] = {"customers": {"id": "who"}}
    places: dict[str, dict[str, object]] = {
        "data": {"source": address},
        "customers": {"customers": {"id": "who", "table": address}},
        "attributes": {"attributes": {"table": address}},
        "lookups": {"lookups": [{"table": address}]},
    }
    later = {"next_period": {"table": address}} if section == "next" else {}

    faults = list(faults_of_columns({"data": {**data, **places.get(section, {})}, **later}))

    assert ["holds a password" in fault.text for fault in faults] == [True]
    assert "SECRET" not in str(faults)
