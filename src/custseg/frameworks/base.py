"""What is a framework?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from custseg.rules import GridRule, Matrix


class Framework(Protocol):
    """Learn a rule from named raw columns, in the way of marketing's own segmentations.

    Attributes
    ----------
    input_names
        The raw columns it reads, in order.
    """

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    def fit(self, raw: Matrix) -> GridRule:
        """Learn the cut-points from raw values (n, len(input_names)), NaN where missing."""
        ...
