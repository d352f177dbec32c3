"""How much of what customers buy is money off?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

_QUANTITY_FULL = nw.col("quantity") - nw.col("quantity_off")
_N_LINES_FULL = nw.col("n_lines") - nw.col("n_lines_off")


def _times(one: nw.Expr, other: nw.Expr) -> nw.Expr:
    return one.cast(nw.Float64) * other.cast(nw.Float64)  # exact below 2^53, and never too great


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
        name="discounted_spend_share",
        kind="share",
        words=("ignores offers", "buys on offer"),
        definition="Money paid on lines with money off / money paid; missing where nothing was paid.",
        source="Webster (1965), The Deal-Prone Consumer, Journal of Marketing Research 2(2): share bought on deal",
        reads=("bought_off", "bought"),
        expression=share_of(nw.col("bought_off"), nw.col("bought")),
    ),
    Feature(
        name="promotion_quantity_ratio",
        kind="number",
        words=("buys as much as ever on offer", "stocks up on offer"),
        definition=(
            "Mean quantity of lines with money off / mean quantity of lines without; missing without a line of"
            " either sort, or where the latter is 0."
        ),
        source="Neslin, Henderson and Quelch (1985), Consumer Promotions and the Acceleration of Purchases, Marketing Science 4(2)",
        reads=("quantity", "quantity_off", "n_lines", "n_lines_off"),
        expression=share_of(
            _times(nw.col("quantity_off"), _N_LINES_FULL),
            _times(_QUANTITY_FULL, nw.col("n_lines_off")),
        ),
    ),
)
