"""How much goes back?"""

from __future__ import annotations

import narwhals.stable.v2 as nw

from custseg.features.feature import Feature, share_of

_IS_NOTHING_LEFT = (nw.col("netted") > 0) & (nw.col("spend") <= 0)

RETURNS = (
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
    Feature(
        name="returned_lines_share",
        kind="share",
        words=("keeps what was bought", "sends much back"),
        definition="Returned lines / (purchase lines + returned lines).",
        source="own definition: how often, where returns_share tells how much",
        reads=("n_returned_lines", "n_lines"),
        expression=share_of(
            nw.col("n_returned_lines"), nw.col("n_returned_lines") + nw.col("n_lines")
        ),
    ),
    Feature(
        name="is_nothing_left",
        kind="binary",
        words=("keeps something", "everything went back"),
        definition="1 where something went back and monetary_total is 0 or less, else 0.",
        source="own definition: such customers bought, and are worth nothing so far",
        reads=("netted", "spend"),
        expression=nw.when(~nw.col("netted").is_null()).then(_IS_NOTHING_LEFT.cast(nw.Int64)),
    ),
)
