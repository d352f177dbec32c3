"""How does the library that fits lifetime models get customers, and give parameters?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from custseg.errors import ParameterError
from custseg.lifetimes.not_settled import not_settled

if TYPE_CHECKING:
    from types import ModuleType

    from numpy.typing import NDArray

    from custseg.features import RepeatPurchases

    Vector = NDArray[np.float64]


def fit_bgnbd(purchases: RepeatPurchases) -> Vector:
    """Return r, alpha, a and b as clvkit finds them, alpha in the customers' unit of time.

    Raises
    ------
    ParameterError
        When clvkit is not installed.
    """
    return _fitted(_import_clvkit().BGNBD(), purchases, names=("r", "alpha", "a", "b"))


def fit_gamma_gamma(purchases: RepeatPurchases) -> Vector:
    """Return p, q and v as clvkit finds them; all customers have a mean spend above 0.

    Raises
    ------
    ParameterError
        When clvkit is not installed.
    TableError
        When it says itself that its search did not settle.
    """
    return _fitted(_import_clvkit().GammaGamma(), purchases, names=("p", "q", "gamma"))


def _import_clvkit() -> ModuleType:
    try:
        import clvkit
    except ImportError as error:
        raise ParameterError(
            "Lifetime models are learned by a library that is not installed.",
            found=error,
            hint='pip install "custseg[lifetime]", or leave probability_alive, expected_purchases and '
            "expected_order_value out.",
        ) from error
    return clvkit


def _fitted(model: Any, purchases: RepeatPurchases, *, names: tuple[str, ...]) -> Vector:
    base = customer_base(purchases)
    try:
        # On its way the search tries parameters at which the likelihood overflows.
        with np.errstate(all="ignore"):
            found = model.fit(base).params_
    except RuntimeError as error:
        raise not_settled(error) from error
    return np.array([found[name] for name in names])


def customer_base(purchases: RepeatPurchases) -> Any:
    """Return the customers as clvkit takes them, under the papers' names."""
    import pandas as pd

    summary = pd.DataFrame(
        {
            "frequency": purchases.counts,
            "recency": purchases.days_to_last,
            "T": purchases.days_observed,
            "monetary_value": purchases.spend_mean,
        }
    )
    return _import_clvkit().CustomerBase(
        summary,
        time_unit="D",  # no part of the fit, and neither is which day it was
        observation_period_end=pd.Timestamp(0),
        has_monetary=True,
        on_negative="net",
    )
