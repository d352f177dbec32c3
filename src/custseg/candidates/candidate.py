"""What competes?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from custseg.segmentation import Customers, Segmentation


class Candidate(Protocol):
    """An unfitted pair of preparation and learner, with all its settings.

    Attributes
    ----------
    name
        Under which it stands on the leaderboard.
    algorithm
        The learner's name.
    input_names
        The raw columns it learns from.
    dispensable
        Those of them that it could do without, each alone; `without` leaves one out.
    outcome
        The one among them that says what customers did later; None for most.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see the class

    @property
    def algorithm(self) -> str: ...  # noqa: D102 - see the class

    @property
    def input_names(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def dispensable(self) -> tuple[str, ...]: ...  # noqa: D102 - see the class

    @property
    def outcome(self) -> str | None: ...  # noqa: D102 - see the class

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn a segmentation, with segments still unnamed, whose contract holds the columns it reads."""
        ...

    def without(self, column: str) -> Candidate:
        """Return the same candidate without a dispensable column."""
        ...

    def with_n_init(self, n_init: int) -> Candidate:
        """Return the same candidate, which starts so often at most; itself where its learner has no starts."""
        ...
