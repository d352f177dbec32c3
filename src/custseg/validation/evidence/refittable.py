"""What can be fitted again?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation


class Refittable(Protocol):
    """Whatever learns a segmentation from customers, preparation and rule."""

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn from these customers."""
        ...
