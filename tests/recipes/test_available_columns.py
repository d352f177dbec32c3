from __future__ import annotations

from custseg.recipes.available_columns import available_columns


def test_features_shares_and_attributes_are_available() -> None:
    """Transactions give features, shares of named categories, and the attributes asked for."""
    data = {"transactions": {}, "categories": ["DRUG GM"], "attributes": {"columns": ["age"]}}

    columns = available_columns(data)

    assert columns is not None
    assert {"recency_days", "category_share_drug_gm", "age"} <= set(columns.names)


def test_shares_of_categories_yet_to_be_found_are_available() -> None:
    """Where a recipe says how many categories are to be found, any share of one may be named."""
    columns = available_columns({"transactions": {}, "categories": 3})

    assert columns is not None
    assert "category_share_tea" in columns
    assert "categories_tea" not in columns


def test_a_finished_table_may_have_any_column() -> None:
    """What a customer table holds is known when it is read."""
    assert available_columns({"customers": {"id": "who"}}) is None


def test_nonsense_is_passed_over() -> None:
    """Faults of form are told elsewhere, and stop nothing here."""
    assert available_columns({"transactions": {}, "categories": 3, "attributes": "x"})
