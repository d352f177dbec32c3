"""What is a framework?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from custseg.frameworks.learned_framework import LearnedFramework
    from custseg.rules import Matrix


class Framework(Protocol):
    """Learn a rule from named raw columns, in the way of marketing's own segmentations.

    Attributes
    ----------
    input_names
        The raw columns it learns from, in order; the outcome is among them where it learns from one.
    """

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points, and what the segments are called, from raw values (n, len(input_names)), NaN where missing."""
        ...
