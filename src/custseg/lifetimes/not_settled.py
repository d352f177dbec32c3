"""What is said of a fit that cannot be used?"""

from __future__ import annotations

from custseg.errors import TableError


def not_settled(found: object) -> TableError:
    """Return the error for a search that ended nowhere, with what it found.

    Examples
    --------
    >>> print(not_settled("p=0.5, q=1e+17").what)
    The fit of a lifetime model did not settle.
    """
    return TableError(
        "The fit of a lifetime model did not settle.",
        found=found,
        hint="customers who are all alike, or who never leave, tell no such model: take a longer time or more "
        "customers, or leave its features out.",
    )
