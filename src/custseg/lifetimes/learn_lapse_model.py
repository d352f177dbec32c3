"""How do customers of this business lapse?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.features import LapseModel
from custseg.lifetimes.check_maximum import check_maximum, not_settled
from custseg.lifetimes.drawn_purchases import drawn_purchases
from custseg.lifetimes.lapse_likelihood import lapse_log_likelihood
from custseg.lifetimes.library import fit_bgnbd

if TYPE_CHECKING:
    import pyarrow as pa


def learn_lapse_model(history: pa.Table) -> LapseModel:
    """Fit a BG/NBD model by maximum likelihood; it is fitted once, and used for every later customer.

    Of more than 50,000 customers so many are drawn by a hash of their id. The fit is clvkit's; that it is a maximum is
    checked here.

    Parameters
    ----------
    history
        As `purchase_history` makes it.

    Returns
    -------
    model
        With the number of customers that it was learned from.

    Raises
    ------
    TableError
        With fewer than 100 customers or 10 who bought again, or where the fit does not settle.
    ParameterError
        When the extra `lifetime` is not installed.

    Examples
    --------
    A thousand customers who were first seen up to a year ago, a third of whom leave after each purchase.

    >>> import numpy as np
    >>> import pyarrow as pa
    >>> rng = np.random.default_rng(1)
    >>> observed = rng.integers(1, 365, size=1000)
    >>> n_repeats = np.minimum(rng.geometric(1 / 3, size=1000) - 1, observed // 30)
    >>> history = pa.table(
    ...     {
    ...         "customer": range(1000),
    ...         "repeat_days": n_repeats,
    ...         "days_to_last": n_repeats * 30,
    ...         "days_observed": observed + 1,
    ...         "repeat_spend_mean": np.full(1000, 20.0),
    ...     }
    ... )
    >>> learn_lapse_model(history).n_customers
    1000
    """
    purchases = drawn_purchases(history)
    parameters = fit_bgnbd(purchases)
    r, alpha, a, b = parameters.tolist()
    try:
        model = LapseModel(r=r, alpha=alpha, a=a, b=b, n_customers=len(purchases))
    except ParameterError as error:
        raise not_settled(error.found) from error
    check_maximum(lambda at: lapse_log_likelihood(at, purchases), parameters)
    return model
