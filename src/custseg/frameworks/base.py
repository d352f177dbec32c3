"""What is a framework?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from typing import Self

    from custseg.frameworks.learned_framework import LearnedFramework
    from custseg.rules import Matrix


class Framework(Protocol):
    """Learn a rule from named raw columns, in the way of marketing's own segmentations.

    Attributes
    ----------
    input_names
        The raw columns it learns from, in order; the outcome is among them where it learns from one.
    dispensable
        Those of them that it could do without, each alone.
    outcome
        The one among them that says what customers did later; None for most.
    """

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def dispensable(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def outcome(self) -> str | None: ...  # noqa: D102 - see the class

    def without(self, column: str) -> Self:
        """Return the same framework without a dispensable column."""
        ...

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points, and what the segments are called, from raw values (n, len(input_names)), NaN where missing."""
        ...
