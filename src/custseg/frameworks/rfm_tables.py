"""What are the cells of an RFM grid called?"""

from __future__ import annotations

from custseg.checks import check_at_least
from custseg.frameworks.rfm_segment import RFMSegment


def default_rfm_segments(n_levels: int) -> tuple[RFMSegment, ...]:
    """Return six segments that leave no cell out, on a scale of any number of levels from 2.

    The upper two fifths of the scale are high, and who lies above its lower two fifths in recency is still there. Every name can
    be reached at every number of levels.

    Examples
    --------
    >>> champions = default_rfm_segments(5)[0]
    >>> champions.name, champions.recency, champions.monetary
    ('Champions', (4, 5), (4, 5))
    """
    check_at_least(2, n_levels=n_levels)
    high, there = _above(0.6, n_levels), _above(0.4, n_levels)
    return (
        RFMSegment("Champions", recency=high, frequency=high, monetary=high),
        RFMSegment("Loyal", recency=there, frequency=high),
        RFMSegment("Rare but large", recency=there, monetary=high),
        RFMSegment("New or occasional", recency=there),
        RFMSegment("At risk", frequency=high),
        RFMSegment("At risk", monetary=high),
        RFMSegment("Lapsed"),
    )


def _above(share: float, n_levels: int) -> tuple[int, int]:
    """Return the scores whose middle lies above a share of the scale."""
    return next(
        score for score in range(1, n_levels + 1) if score - 0.5 > share * n_levels
    ), n_levels


# The segment table of the vignette of R package rfm 0.3.0, for 5 levels.
RFM_PACKAGE_SEGMENTS = (
    RFMSegment("Champions", recency=(5, 5), frequency=(5, 5), monetary=(5, 5)),
    RFMSegment("Potential Loyalist", recency=(3, 5), frequency=(3, 5), monetary=(2, 5)),
    RFMSegment("Loyal Customers", recency=(2, 4), frequency=(2, 4), monetary=(2, 4)),
    RFMSegment("Promising", recency=(3, 4), frequency=(1, 3), monetary=(3, 5)),
    RFMSegment("New Customers", recency=(4, 5), frequency=(1, 3), monetary=(1, 5)),
    RFMSegment("Can't Lose Them", recency=(1, 2), frequency=(3, 4), monetary=(4, 5)),
    RFMSegment("At Risk", recency=(1, 2), frequency=(2, 5), monetary=(4, 5)),
    RFMSegment("Need Attention", recency=(1, 3), frequency=(3, 5), monetary=(3, 5)),
    RFMSegment("About To Sleep", recency=(2, 3), frequency=(1, 3), monetary=(1, 4)),
    RFMSegment("Lost", recency=(1, 1), frequency=(1, 5), monetary=(1, 5)),
)
