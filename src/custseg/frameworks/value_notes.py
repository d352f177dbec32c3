"""How unequal is what customers bring?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.frameworks.is_tellable import is_tellable
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.rules import Vector

_TOP_SHARE = 0.2


def value_notes(values: Vector, *, name: str) -> tuple[str, ...]:
    """Say what share of the value the top fifth of the customers bring (Pareto's 80/20), and who brings nothing.

    Nothing is said from which a group of 1 to 9 customers could be computed: where the value of so few is not known, they count
    as those who bring nothing. Where some bring less than nothing, the share is of what the others bring.

    Parameters
    ----------
    values
        float64 (n,), NaN where missing.
    name
        Of the column.

    Examples
    --------
    >>> value_notes(np.append(np.full(80, 1.0), np.full(20, 16.0)), name="spend")
    ('The top 20 % of the customers by spend (20 of 100) bring 80 % of it.',)
    """
    n_missing = int(np.isnan(values).sum())
    if 0 < n_missing < MIN_COVERED:
        values = np.nan_to_num(values, nan=0.0)
    known = np.sort(values[~np.isnan(values)])[::-1]
    brought = np.maximum(known, 0)
    n_top = round(_TOP_SHARE * len(known))
    notes = []
    if n_top >= MIN_COVERED and brought.sum() > 0:
        share = brought[:n_top].sum() / brought.sum()
        notes.append(
            f"The top 20 % of the customers by {name} ({n_top:,} of {len(known):,}) bring"
            f" {100 * share:.0f} % of {'it' if known[-1] >= 0 else 'all that is above 0'}."
        )
    if is_tellable(n_none := int((known <= 0).sum()), of=len(known)):
        notes.append(f"{n_none:,} of {len(values):,} customers bring nothing or less ({name}).")
    if is_tellable(n_missing, of=len(values)):
        notes.append(
            f"{n_missing:,} of {len(values):,} customers have no known value, and are in the lowest tier ({name})."
        )
    return tuple(notes)
