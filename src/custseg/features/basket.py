"""How much do customers carry home at once?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

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
)
