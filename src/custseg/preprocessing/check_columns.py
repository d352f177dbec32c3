"""Which columns cannot help to tell customers apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import TableError

if TYPE_CHECKING:
    from custseg.preprocessing.treated import Treated
    from custseg.steps import Matrix, Vector


def check_columns(raw: Matrix, columns: tuple[Treated, ...]) -> None:
    """Refuse columns with too many missing values, and columns with a single value.

    This is asked once, of all training customers: a bootstrap sample of them may be
    constant by chance, and is fitted all the same.

    Parameters
    ----------
    raw
        float64 (n, len(columns)), NaN where missing.
    columns
        What stands in each.

    Raises
    ------
    TableError
        All such columns at once, with the shares that are missing.

    Examples
    --------
    >>> from custseg.preprocessing import Treated
    >>> check_columns(np.ones((50, 1)), (Treated(name="n_children", kind="count"),))
    Traceback (most recent call last):
        ...
    custseg.errors.TableError: 1 of 1 columns cannot tell customers apart.
    Found: n_children: every customer has the same value.
    Hint: leave them out; a column may be missing more often where the recipe raises its `max_missing`.
    """
    faults = {
        column.name: wrong
        for column, values in zip(columns, raw.T, strict=True)
        if (wrong := _faults(column, values))
    }
    if faults:
        raise TableError(
            f"{len(faults)} of {len(columns)} columns cannot tell customers apart.",
            found="; ".join(f"{name}: {' and '.join(wrong)}" for name, wrong in faults.items()),
            hint="leave them out; a column may be missing more often where the recipe raises its `max_missing`.",
        )


def _faults(column: Treated, values: Vector) -> list[str]:
    is_missing = np.isnan(values)
    share = float(is_missing.mean())
    faults = []
    if share > column.max_missing:
        faults.append(f"{share:.1%} missing where {column.max_missing:.1%} are allowed")
    # Missing is a level of its own in a column of names, and filled in others.
    told_apart = values if column.kind in ("binary", "category") else values[~is_missing]
    if len(np.unique(told_apart)) <= 1:
        faults.append("every customer has the same value")
    return faults
