"""What does it cost to treat a segment on its own?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.checks import check_at_least


@dataclass(frozen=True, kw_only=True)
class Costs:
    """The price of a campaign, in the unit of the value column.

    Parameters
    ----------
    per_segment
        For each segment that gets a campaign of its own: copy, design, planning.
    per_customer
        For each customer of the segment: postage, discount.
    margin
        Share of the value that is earned: 0.3 where 100 of sales leave 30.

    Raises
    ------
    ParameterError
        When one of them is negative.
    """

    per_segment: float
    per_customer: float
    margin: float = 1.0

    def __post_init__(self) -> None:
        check_at_least(
            0, per_segment=self.per_segment, per_customer=self.per_customer, margin=self.margin
        )
