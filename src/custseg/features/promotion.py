"""How much of what customers buy is money off, and how much goes back?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

PROMOTION = (
    Feature(
        name="discount_share",
        kind="share",
        words=("full price", "discount-led"),
        definition="Discounts / (money paid + discounts), over purchases; missing where that is 0.",
        source="Blattberg and Sen (1974), Market Segmentation, Journal of Marketing 38(4)",
        reads=("discounts", "bought"),
        expression=share_of(nw.col("discounts"), nw.col("bought") + nw.col("discounts")),
    ),
    Feature(
        name="coupon_share",
        kind="share",
        words=("no coupons", "coupon users"),
        definition="Coupons / (money paid + coupons), over purchases; missing where that is 0.",
        source="Bawa and Shoemaker (1987), The Coupon-Prone Consumer, Journal of Marketing 51(4)",
        reads=("coupons", "bought"),
        expression=share_of(nw.col("coupons"), nw.col("bought") + nw.col("coupons")),
    ),
    Feature(
        name="returns_share",
        kind="share",
        words=("few returns", "many returns"),
        definition=(
            "Money returned / money paid; missing where nothing was paid, above 1 where"
            " more went back than was bought before the as-of day."
        ),
        source="Reinartz and Kumar (2003), Journal of Marketing 67(1): proportion of returns",
        reads=("returned", "bought"),
        expression=share_of(nw.col("returned"), nw.col("bought")),
    ),
)
