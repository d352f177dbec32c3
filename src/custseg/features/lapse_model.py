"""How likely is it that a customer still buys?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LapseModel:
    """A fitted BG/NBD model (Fader, Hardie and Lee 2005, "Counting Your Customers" the Easy Way, Marketing Science 24(2)).

    Parameters
    ----------
    r, alpha
        Of the gamma distribution of purchase rates, per day.
    a, b
        Of the beta distribution of the chance to leave after a purchase.
    n_customers
        How many it was learned from.

    Examples
    --------
    >>> LapseModel(r=0.243, alpha=30.9, a=0.793, b=2.426, n_customers=2357).n_customers
    2357
    """

    r: float
    alpha: float
    a: float
    b: float
    n_customers: int
