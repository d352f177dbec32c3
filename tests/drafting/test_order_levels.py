from __future__ import annotations

from custseg.drafting.order_levels import order_levels


def test_bands_and_words_have_orders() -> None:
    """Either is tried."""
    assert order_levels(["65+", "19-24", "25-64"]) == ("19-24", "25-64", "65+")
    assert order_levels(["often", "never", "sometimes"]) == ("never", "sometimes", "often")


def test_two_levels_need_no_order() -> None:
    """One way round is as good as the other."""
    assert order_levels(["0-9", "10+"]) is None
