"""What is a segment, once people use it?"""

from __future__ import annotations

from dataclasses import dataclass

NO_SEGMENT_ID = "none"
NO_SEGMENT_NAME = "No segment fits"


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A cluster that passed validation and has a name people use.

    Parameters
    ----------
    id
        Survives refits; names, owners and strategies travel with it.
    name
        What people call it; no two segments share one.
    description
        Who is in it, in words.
    n_customers, share, value_share
        Its size at training: customers, and its shares of all customers and of their value (None where no value column was named).
    """

    id: str
    name: str
    description: str = ""
    n_customers: int = 0
    share: float = 0.0
    value_share: float | None = None
