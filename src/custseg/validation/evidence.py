"""What may a criterion look at?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from custseg.rules import Labels, Matrix, Vector
    from custseg.segmentation import Customers, Segmentation


@dataclass(frozen=True, kw_only=True, eq=False)
class Evidence:
    """One candidate's labels on some customers, and all that speaks for or against them.

    The same criteria score the training customers and those kept aside: only the rows differ.

    Parameters
    ----------
    customers
        The n rows scored, with every column the recipe knows: behaviour, profile, value.
    matrix
        float64 (n, p): the prepared behaviour columns, the same matrix for every candidate.
    describing
        The columns by which segments are put into words.
    segmentation
        The fitted candidate.
    labels
        int32 (n,): where it places these rows.
    refit_labels
        int32 (n_refits, n): where refits on bootstrap samples of the training customers place the same rows. Refit 2i and
        2i + 1 are a pair. No rows where nothing was refitted.
    value
        float64 (n,): what each customer brings; None where the recipe names no value column.
    outcome
        float64 (n,): what each customer did later; None where the recipe names none.
    rfm
        float64 (n, 3): recency, frequency, monetary, as the recipe names them; None where it does not.
    seed
        For whatever a criterion draws.
    """

    customers: Customers
    matrix: Matrix
    describing: tuple[str, ...]
    segmentation: Segmentation
    labels: Labels
    refit_labels: NDArray[np.int32]
    value: Vector | None = None
    outcome: Vector | None = None
    rfm: Matrix | None = None
    seed: int = 0

    @property
    def n_segments(self) -> int:
        """The number of clusters that the rule knows, with or without customers."""
        return self.segmentation.rule.n_clusters
