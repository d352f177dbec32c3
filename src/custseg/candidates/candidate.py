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
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - see the class

    @property
    def algorithm(self) -> str: ...  # noqa: D102 - see the class

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn a segmentation, with segments still unnamed, whose contract holds the columns it reads."""
        ...

    def with_n_init(self, n_init: int) -> Candidate:
        """Return the same candidate, which starts so often at most; itself where its learner has no starts."""
        ...
