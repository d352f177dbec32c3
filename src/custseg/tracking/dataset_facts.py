"""What may be told of the data that a run saw?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DatasetFacts:
    """The identity of a data set, without any of its rows.

    Parameters
    ----------
    name
        What people call it.
    digest
        SHA-256 of the customer table, 64 hexadecimal digits.
    n_rows
        Customers.

    Examples
    --------
    >>> DatasetFacts(name="households", digest="ab" * 32, n_rows=2_222).n_rows
    2222
    """

    name: str
    digest: str
    n_rows: int
