"""What will a customer's next order be worth?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ValueModel:
    """A fitted Gamma-Gamma model (Fader, Hardie and Lee 2005, RFM and CLV, Journal of Marketing Research 42(4)).

    Parameters
    ----------
    p, q, v
        Shape within customers, and shape and scale of the distribution across them.
    n_customers
        How many it was learned from.

    Examples
    --------
    >>> ValueModel(p=6.25, q=3.74, v=15.44, n_customers=946).n_customers
    946
    """

    p: float
    q: float
    v: float
    n_customers: int
