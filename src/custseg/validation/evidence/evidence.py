"""What may a criterion look at?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.rules import Labels, Matrix, Vector
    from custseg.segmentation import Customers, Segmentation
    from custseg.validation.evidence.column_influence import ColumnInfluence
    from custseg.validation.evidence.costs import Costs
    from custseg.validation.evidence.next_period import NextPeriod
    from custseg.validation.evidence.null_draws import NullDraws
    from custseg.validation.evidence.reach import Reach
    from custseg.validation.evidence.refits import Refits


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
    refits
        Where refits on bootstrap samples of the training customers place the same rows; None where nothing was refitted.
    next_period
        Where this fit and a refit on the next period place them a period later; None where there is no later table.
    cross_fitted
        int32 (n,): their groups by fits that saw nothing of their outcome (`cross_fitted_groups`), of a candidate that learned
        from it; None where the labels themselves saw nothing of it.
    influences
        What the segments would be without each column; empty where none can be left out, None where that was not tried.
    null_draws
        What the candidate finds where there is nothing; None where it is no finalist.
    value
        float64 (n,): what each customer brings; None where the recipe names no value column.
    outcome
        float64 (n,): what each customer did later; None where the recipe names none.
    protected
        Columns that no segmentation may stand for; never among `describing`, and never read by a rule.
    reach
        The columns of consent and channels; None where the recipe names none.
    costs
        Of a campaign; None where the recipe names none.
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
    refits: Refits | None = None
    next_period: NextPeriod | None = None
    cross_fitted: Labels | None = None
    influences: tuple[ColumnInfluence, ...] | None = None
    null_draws: NullDraws | None = None
    value: Vector | None = None
    outcome: Vector | None = None
    rfm: Matrix | None = None
    protected: tuple[str, ...] = ()
    reach: Reach | None = None
    costs: Costs | None = None
    seed: int = 0

    @property
    def n_segments(self) -> int:
        """The number of clusters that the rule knows, with or without customers."""
        return self.segmentation.rule.n_clusters
