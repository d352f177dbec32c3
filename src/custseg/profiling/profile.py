"""What is a segment like?"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How one column sets a segment apart.

    Parameters
    ----------
    column
        Its name; `age is 35-44` for a level.
    mean, overall
        Mean of the column in the segment, and over all customers (missing values left out); for a level, its shares.
    difference
        Standardised: (mean - overall) / standard deviation over all customers.
    index
        100 x mean / overall: 100 is the average. None where the overall mean is not above 0.
    n
        Customers of the segment with a value.
    """

    column: str
    mean: float
    overall: float
    difference: float
    index: float | None
    n: int


@dataclass(frozen=True, kw_only=True)
class Condition:
    """A segment's rule in words, and how far it carries.

    Parameters
    ----------
    text
        "recency_days below 14 and frequency_orders at least 30": a branch of a small tree; two branches are joined by ", or".
    coverage
        Share of the segment's customers that it describes.
    precision
        Share of the customers it describes that are in the segment.
    n
        Customers that it describes.
    n_bounds
        How much it asks: the bounds that the text names, one for each column of each branch.
    """

    text: str
    coverage: float
    precision: float
    n: int
    n_bounds: int


@dataclass(frozen=True, kw_only=True)
class SegmentProfile:
    """One segment, as people should see it.

    Parameters
    ----------
    cluster
        The rule's number for it.
    name
        Made from its marks, or given; no two segments share one.
    n_customers, share
        Its size.
    value_share
        Its share of all customers' value; None where no value column was named.
    marks
        Every describing column, or each of its levels, the strongest difference first; without those that under 10
        customers of the segment have a value of.
    condition
        The segment in words; None where the tree finds no branch for it, or it speaks of under 10 customers.
    description
        One line: who they are.
    """

    cluster: int
    name: str
    n_customers: int
    share: float
    value_share: float | None
    marks: tuple[Mark, ...]
    condition: Condition | None
    description: str

    def as_data(self) -> dict[str, Any]:
        """Return plain data, ready for JSON."""
        return asdict(self)
