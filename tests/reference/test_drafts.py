"""Drafts of real tables: is each column seen for what it is?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from custseg.recipes import read_recipe
from custseg.workflows.init import init

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from custseg.recipes import Recipe

pytestmark = pytest.mark.reference


@pytest.fixture
def drafted(reference_data: Path, tmp_path: Path) -> Callable[[str], Recipe]:
    """Return what drafts a table and reads the recipe."""

    def read(table: str) -> Recipe:
        init(reference_data / table, tmp_path / "draft.toml")
        return read_recipe(tmp_path / "draft.toml").recipe

    return read


def test_invoices_are_order_lines(drafted: Callable[[str], Recipe]) -> None:
    """Price times quantity, lines twice, returns, and an as-of day as the shop's own recipe has it."""
    data = drafted("online_retail.parquet").data

    lines = data.transactions
    assert lines is not None
    assert (lines.customer, lines.time, lines.order) == ("CustomerID", "InvoiceDate", "InvoiceNo")
    assert (lines.amount, lines.unit_price, lines.quantity) == (None, "UnitPrice", "Quantity")
    assert lines.product == "StockCode"
    assert (lines.duplicates, data.as_of) == ("drop", dt.date(2011, 9, 1))


def test_receipts_are_order_lines(drafted: Callable[[str], Recipe]) -> None:
    """With money off by card and by coupon."""
    data = drafted("complete_journey/transactions.parquet").data

    lines = data.transactions
    assert lines is not None
    assert (lines.customer, lines.order, lines.amount) == (
        "household_id",
        "basket_id",
        "sales_value",
    )
    assert lines.discounts == ("retail_disc",)
    assert lines.coupons == ("coupon_disc", "coupon_match_disc")
    assert lines.product == "product_id"
    assert (lines.duplicates, data.as_of) == ("keep", dt.date(2017, 10, 1))


def test_bands_of_households_have_their_order(drafted: Callable[[str], Recipe]) -> None:
    """Income has a band of under 10 households, which is not named: it stays a category."""
    recipe = drafted("complete_journey/demographics.parquet")

    assert recipe.protected["age"].levels[0] == "19-24"
    assert recipe.protected["age"].levels[-1] == "65+"
    assert recipe.columns["household_size"].levels == ("1", "2", "3", "4", "5+")
    assert (recipe.columns["income"].kind, recipe.columns["income"].levels) == ("category", ())
    assert list(recipe.protected) == ["age", "marital_status"]


def test_a_brands_image_is_a_battery(drafted: Callable[[str], Recipe]) -> None:
    """Eleven items make the distance; how often, and how much they like it, have an order."""
    recipe = drafted("mcdonalds.parquet")

    assert len(recipe.columns) == recipe.max_columns == 11
    assert {section.levels for section in recipe.columns.values()} == {("No", "Yes")}
    assert recipe.profile["VisitFrequency"].levels[-1] == "More than once a week"
    assert recipe.profile["Like"].levels[0] == "I hate it!-5"
    assert list(recipe.protected) == ["Age", "Gender"]


def test_a_published_segmentation_is_no_input(drafted: Callable[[str], Recipe]) -> None:
    """All twenty motives are, one about health among them."""
    recipe = drafted("vacation_motives.parquet")

    assert len(recipe.columns) == 20
    assert "published_segment_6" not in {*recipe.columns, *recipe.profile, *recipe.protected}


def test_descriptors_have_orders_and_traits(drafted: Callable[[str], Recipe]) -> None:
    """Incomes in dollars from the lowest to the highest."""
    recipe = drafted("vacation_motives_descriptors.parquet")

    assert recipe.profile["Income"].levels[0] == "Less than $30,000"
    assert recipe.profile["Income2"].levels == ("<30k", "30-60k", "60-90k", "90-120k", ">120k")
    assert list(recipe.protected) == ["Gender", "Age", "Relationship.Status"]
