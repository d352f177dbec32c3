"""What is a rule, and what does it answer?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

if TYPE_CHECKING:
    from dataclasses import Field
    from typing import Any, Self

    from custseg.rules.arrays import Labels, Matrix
    from custseg.rules.placement import Placement


class Rule(Protocol):
    """Place a row in a cluster: frozen arrays and a kernel, nothing else.

    A rule is a frozen dataclass whose fields are arrays, numbers, texts, or tuples of texts: these fields
    are what a bundle stores, so a rule is built again by passing them to its class. It places each
    row by itself: the rest of the batch, its size and the threads never matter.

    Attributes
    ----------
    kind
        Its name in a bundle.
    input_names
        The columns it reads, in order: of the prepared matrix, or raw ones where there is no preparation.
    n_clusters
        Clusters are numbered 0..n_clusters-1, the largest first.
    covers
        The fewest customers that any of its learned numbers stands for; a bundle asks for 10.
    """

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    kind: ClassVar[str]

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def n_clusters(self) -> int: ...  # noqa: D102 - see the class

    @property
    def covers(self) -> int: ...  # noqa: D102 - see the class

    def label(self, X: Matrix) -> Labels:
        """Return the decision alone, `place(X).labels`, in less time and memory."""
        ...

    def place(self, X: Matrix) -> Placement:
        """Place each row of a float64 matrix (n, len(input_names)) without missing values."""
        ...

    def renumbered(self, order: Labels) -> Self:
        """Return the same rule with cluster order[i] now called i."""
        ...
