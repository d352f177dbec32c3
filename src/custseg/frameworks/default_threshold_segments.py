"""Which segments do custseg's own features tell apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.frameworks.condition import Condition
from custseg.frameworks.threshold_segment import ThresholdSegment

if TYPE_CHECKING:
    from collections.abc import Collection

# In the order in which they are asked. Of the rows of one name, the first whose columns are all there stands.
_SEGMENTS = (
    ThresholdSegment("New", (Condition("tenure_days", below=90),)),
    ThresholdSegment("Lost", (Condition("probability_alive", below=0.2),)),
    ThresholdSegment("Lost", (Condition("recency_days", top_share=0.2),)),
    ThresholdSegment("At risk", (Condition("probability_alive", below=0.5),)),
    ThresholdSegment("At risk", (Condition("overdue_ratio", at_least=2),)),
    ThresholdSegment(
        "At risk",
        (Condition("recency_days", top_share=0.4), Condition("frequency_orders", top_share=0.5)),
    ),
    ThresholdSegment(
        "Loyal high value",
        (Condition("frequency_orders", top_share=0.4), Condition("monetary_total", top_share=0.25)),
    ),
    ThresholdSegment("Bargain hunters", (Condition("discounted_spend_share", top_share=0.2),)),
    ThresholdSegment("Bargain hunters", (Condition("discount_share", top_share=0.2),)),
    ThresholdSegment("Stock-pilers", (Condition("promotion_quantity_ratio", top_share=0.2),)),
    ThresholdSegment("To develop", (Condition("recency_days", bottom_share=0.5),)),
)


def default_threshold_segments(columns: Collection[str]) -> tuple[ThresholdSegment, ...]:
    """Return the segments whose columns are there, as `build_features` calls them.

    New (first purchase less than 90 days ago), lost, at risk, loyal high value, bargain hunters, stock-pilers, and to develop
    (bought lately, and none of the others). Where a lapse model's probability is there, it tells who is lost or at risk; else the
    days since the last purchase do, for the latter relative to the usual gap.

    Parameters
    ----------
    columns
        Of the customer table.

    Raises
    ------
    ParameterError
        When no segment has its columns.

    Examples
    --------
    >>> found = default_threshold_segments(["recency_days", "frequency_orders", "monetary_total"])
    >>> [segment.name for segment in found]
    ['Lost', 'At risk', 'Loyal high value', 'To develop']
    """
    found: dict[str, ThresholdSegment] = {}
    for segment in _SEGMENTS:
        if {condition.column for condition in segment.conditions} <= set(columns):
            found.setdefault(segment.name, segment)
    if not found:
        raise ParameterError(
            "No segment of the default set has its columns.",
            found=sorted(columns),
            expected="such as recency_days, tenure_days or monetary_total",
            hint="name the segments and their conditions yourself.",
        )
    return tuple(found.values())
