"""Whom did the algorithm itself look at, in a sentence that everybody understands?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.segmentation import Training


def search_note(training: Training) -> str | None:
    """Say among how many customers the clusters were searched for; None where it was among all.

    Examples
    --------
    >>> from custseg.segmentation import Training
    >>> training = Training(
    ...     candidate="hdbscan-0.01",
    ...     algorithm="hdbscan",
    ...     parameters={},
    ...     n_customers=1_000_000,
    ...     seed=0,
    ...     n_searched=27_000,
    ... )
    >>> search_note(training)
    'hdbscan itself looked at 27,000 of 1,000,000 customers, drawn by a hash of their id; its rule placed them all.'
    """
    if training.n_searched in (None, training.n_customers):
        return None
    return (
        f"{training.algorithm} itself looked at {training.n_searched:,} of {training.n_customers:,} customers,"
        " drawn by a hash of their id; its rule placed them all."
    )
