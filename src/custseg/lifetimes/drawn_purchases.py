"""Which customers is a lifetime model learned from?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError
from custseg.features import RepeatPurchases
from custseg.tables import hash_ids

if TYPE_CHECKING:
    import pyarrow as pa

# A fit's time grows with them (1.5 s for 2,357, 8 s for 20,000), and its standard errors with one over their root.
AT_MOST = 20_000
_AT_LEAST, _AT_LEAST_REPEATING = 100, 10
_SALT = "lifetimes"


def drawn_purchases(history: pa.Table) -> RepeatPurchases:
    """Return the customers with a purchase, or 20,000 of them drawn by a hash of their id, in the order of that hash.

    So a fit, which adds them up, gives the same to the last bit in whatever order the table has them.

    Raises
    ------
    TableError
        When the history lacks a column or contradicts itself, or has fewer than 100 customers with a purchase or 10
        who bought again.
    """
    if "customer" not in history.column_names:
        raise TableError(
            "The purchase history lacks column 'customer'.",
            found=sorted(history.column_names),
            hint="make it with purchase_history.",
        )
    purchases = RepeatPurchases.of(history)
    is_there = ~np.isnan(purchases.counts)
    n_customers, n_repeating = int(is_there.sum()), int((purchases.counts > 0).sum())
    if n_customers < _AT_LEAST or n_repeating < _AT_LEAST_REPEATING:
        raise TableError(
            "Too few customers to learn a lifetime model from.",
            found=f"{n_customers} with a purchase, {n_repeating} of whom bought on another day again",
            expected=f"at least {_AT_LEAST}, and {_AT_LEAST_REPEATING}",
            hint="take a longer time, or leave the features of these models out.",
        )
    rows = np.flatnonzero(is_there)
    lots = hash_ids(history["customer"].take(rows).combine_chunks(), salt=_SALT)
    return purchases.take(rows[np.argsort(lots, kind="stable")[:AT_MOST]])
