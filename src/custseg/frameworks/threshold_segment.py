"""What does a segment ask of a customer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.frameworks.condition import Condition


@dataclass(frozen=True)
class ThresholdSegment:
    """A name, and conditions that all must hold.

    Parameters
    ----------
    name
        Of the segment; two of one name are one segment, which a customer is in when either takes them.
    conditions
        Without any, everybody meets them.

    Examples
    --------
    >>> from custseg.frameworks import Condition
    >>> new = ThresholdSegment("New", (Condition("tenure_days", below=90),))
    """

    name: str
    conditions: tuple[Condition, ...]
