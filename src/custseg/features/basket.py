"""How much, and how many kinds of things, do customers buy?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.exact_money import UNITS_PER_MONEY
from custseg.features.feature import Feature, share_of

_BREADTH = "Reinartz and Kumar (2003), Profitable Lifetime Duration, Journal of Marketing 67(1): cross-buying"

BASKET = (
    Feature(
        name="basket_lines_mean",
        kind="count",
        words=("small baskets", "large baskets"),
        definition="Purchase lines / orders; missing without a purchase.",
        source="own definition: quantities are no pieces where goods are sold by weight or volume",
        reads=("n_lines", "n_orders"),
        expression=share_of(nw.col("n_lines"), nw.col("n_orders")),
    ),
    Feature(
        name="basket_items_mean",
        kind="count",
        words=("few items per order", "many items per order"),
        definition="Quantity bought / orders; missing without a purchase. A missing quantity is none.",
        source="own definition: items per transaction, as shops count it",
        reads=("quantity", "n_orders"),
        expression=share_of(nw.col("quantity"), nw.col("n_orders") * UNITS_PER_MONEY),
    ),
    Feature(
        name="products_count",
        kind="count",
        words=("few products", "many products"),
        definition="Different products bought; lines without a product do not count.",
        source=_BREADTH,
        reads=("n_products",),
        expression=nw.col("n_products"),
    ),
    Feature(
        name="categories_count",
        kind="count",
        words=("narrow range", "broad range"),
        definition="Different categories bought; lines without a category do not count.",
        source=_BREADTH,
        reads=("n_categories",),
        expression=nw.col("n_categories"),
    ),
    Feature(
        name="channels_count",
        kind="count",
        words=("single channel", "multichannel"),
        definition="Different channels bought through; lines without a channel do not count.",
        source="Kumar and Venkatesan (2005), Who Are the Multichannel Shoppers, Journal of Interactive Marketing 19(2)",
        reads=("n_channels",),
        expression=nw.col("n_channels"),
    ),
)
