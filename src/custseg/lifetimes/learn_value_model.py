"""What do customers of this business spend on a day of purchase?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import ParameterError, TableError
from custseg.features import ValueModel
from custseg.lifetimes.drawn_purchases import drawn_purchases
from custseg.lifetimes.is_maximum import is_maximum
from custseg.lifetimes.library import fit_gamma_gamma
from custseg.lifetimes.not_settled import not_settled
from custseg.lifetimes.value_likelihood import value_log_likelihood

if TYPE_CHECKING:
    import pyarrow as pa

_AT_LEAST = 10


def learn_value_model(history: pa.Table) -> ValueModel:
    """Fit a Gamma-Gamma model by maximum likelihood; it is fitted once, and used for every later customer.

    It is learned from customers who bought again and kept something: a mean of 0 or less after returns is left out. Of more than
    20,000 customers so many are drawn by a hash of their id. The fit is clvkit's; that it is a maximum is checked here.

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
        With fewer than 100 customers or 10 who bought again, or where the fit does not settle, or amounts are beyond all money.
    ParameterError
        When the extra `lifetime` is not installed.

    Examples
    --------
    >>> import numpy as np
    >>> import pyarrow as pa
    >>> rng = np.random.default_rng(1)
    >>> means = 60 / rng.gamma(4, size=1000)
    >>> history = pa.table(
    ...     {
    ...         "customer": range(1000),
    ...         "repeat_days": np.full(1000, 2),
    ...         "days_to_last": np.full(1000, 30),
    ...         "days_observed": np.full(1000, 90),
    ...         "repeat_spend_mean": means * rng.gamma(12, 1 / 12, size=1000),
    ...     }
    ... )
    >>> model = learn_value_model(history)
    >>> round(model.p * model.v / (model.q - 1)), model.n_customers
    (20, 1000)
    """
    purchases = drawn_purchases(history)
    purchases = purchases.take((purchases.counts > 0) & (purchases.spend_mean > 0))
    if len(purchases) < _AT_LEAST:
        raise TableError(
            "Too few customers to learn a value model from.",
            found=f"{len(purchases)} who bought again and kept something",
            expected=f"at least {_AT_LEAST}",
        )
    parameters = fit_gamma_gamma(purchases)
    p, q, v = parameters.tolist()
    if not is_maximum(lambda at: value_log_likelihood(at, purchases), parameters):
        raise not_settled(f"p, q, v = {p:.4g}, {q:.4g}, {v:.4g}")
    try:
        return ValueModel(p=p, q=q, v=v, n_customers=len(purchases))
    except ParameterError as error:
        raise TableError(
            "These amounts give no value model.",
            found=error.found,
            hint="look for impossible amounts among the lines, or for amounts in too small a unit of money.",
        ) from error
