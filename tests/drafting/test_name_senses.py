from __future__ import annotations

import pytest

from custseg.drafting.name_senses import (
    is_attribute_name,
    is_channel_name,
    is_customer_name,
    is_id_name,
    is_order_name,
    is_time_name,
    name_sense,
)


@pytest.mark.parametrize(
    ("name", "sense"),
    [
        ("total_spend", "money"),
        ("Umsatz", "money"),
        ("Omsætning", "money"),
        ("UnitPrice", "unit price"),
        ("coupon_disc", "coupon"),
        ("retail_disc", "discount"),
        ("Quantity", "quantity"),
        ("recency_days", "days"),
        ("discount_share", "discount"),
        ("online_share", "share"),
        ("number_of_orders", "count"),
        ("newsletter_opt_in", "consent"),
        ("churned", "outcome"),
        ("class", "outcome"),
        ("total_orders", "count"),
        ("loyalty_tier", None),
        ("published_segment_6", "earlier segments"),
        ("Region", "code"),
        ("NEP", None),
    ],
)
def test_a_name_says_what_it_holds(name: str, sense: str | None) -> None:
    """The first sense that fits, or none."""
    assert name_sense(name) == sense


def test_names_speak_of_customers_orders_and_ids() -> None:
    """In three languages."""
    assert all(map(is_customer_name, ["household_id", "Kundennummer", "KundeNr"]))
    assert all(map(is_order_name, ["InvoiceNo", "basket_id", "Bestellnummer", "faktura_nr"]))
    assert all(map(is_id_name, ["id", "InvoiceNo", "coupon_upc"]))
    assert all(map(is_time_name, ["InvoiceDate", "order_timestamp", "Kaufdatum", "Dato"]))
    assert not any(map(is_id_name, ["paid", "spend"]))


def test_names_speak_of_attributes_and_channels() -> None:
    """Who a customer is, and how to reach them."""
    assert is_attribute_name("household_size")
    assert not is_attribute_name("orders")
    assert is_channel_name("has_email")
    assert not is_channel_name("spend")
