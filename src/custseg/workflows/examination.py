"""What is asked of every candidate of an experiment alike?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.validation import Evidence, NextPeriod, Refits, Scorecard

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.recipes import Recipe
    from custseg.rules import Matrix
    from custseg.segmentation import Customers, Segmentation
    from custseg.steps import Preparation
    from custseg.validation import ColumnInfluence, Criterion, NullDraws
    from custseg.workflows.experiment_data import ExperimentData, Group
    from custseg.workflows.fitted import Fitted

# So many customers show how far two refits agree: the index of more of them differs in the third decimal.
MAX_PLACED = 100_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Examined:
    """A candidate with its scores on the customers that choose and on those kept aside."""

    fitted: Fitted
    scorecard: Scorecard
    held_out: Scorecard

    @property
    def segmentation(self) -> Segmentation:
        """What was learned."""
        return self.fitted.segmentation


@dataclass(frozen=True, kw_only=True, eq=False)
class Findings:
    """What is only found out about finalists.

    Parameters
    ----------
    null_draws, influences
        See `Evidence`.
    """

    null_draws: NullDraws | None = None
    influences: tuple[ColumnInfluence, ...] | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Examination:
    """The customers, and all that a recipe says of how candidates are judged.

    Parameters
    ----------
    recipe
        Its roles of columns, its sample sizes, its seed.
    data
        The customers.
    preparation
        Of the evaluation matrix, learned from the training customers.
    matrices
        The evaluation matrix of the training customers, and of those kept aside.
    criteria
        The questions.
    """

    recipe: Recipe
    data: ExperimentData
    preparation: Preparation
    matrices: tuple[Matrix, Matrix]
    criteria: tuple[Criterion, ...]

    @property
    def groups(self) -> tuple[Group, Group]:
        """Those that choose, and those kept aside."""
        return self.data.training, self.data.held_out

    @property
    def describing(self) -> tuple[str, ...]:
        """The columns by which segments are put into words."""
        return tuple(dict.fromkeys([*self.recipe.columns, *self.recipe.profile]))

    @property
    def n_drawn(self) -> int:
        """How many customers a bootstrap sample has."""
        return min(len(self.data.training.customers), self.recipe.stability.n_drawn)

    def placed_rows(self, group: Group) -> NDArray[np.intp]:
        """Return the customers of a group that refits place: all of them up to a stated number."""
        n = len(group.customers)
        if n <= MAX_PLACED:
            return np.arange(n)
        drawn = np.random.default_rng(self.recipe.seed).choice(n, MAX_PLACED, replace=False)
        return np.sort(drawn)

    def score(self, fitted: Fitted, findings: Findings) -> Examined:
        """Ask every criterion, of both groups; what is found out about finalists speaks of those that choose."""
        training, held_out = (
            Scorecard.of(
                self._evidence(fitted, position, found),
                criteria=self.criteria,
                is_yardstick=fitted.is_yardstick,
            )
            for position, found in enumerate((findings, Findings()))
        )
        return Examined(fitted=fitted, scorecard=training, held_out=held_out)

    def _evidence(self, fitted: Fitted, position: int, findings: Findings) -> Evidence:
        group, recipe = self.groups[position], self.recipe
        return Evidence(
            customers=group.customers,
            matrix=self.matrices[position],
            describing=self.describing,
            segmentation=fitted.segmentation,
            labels=fitted.segmentation.place(group.customers).labels,
            refits=Refits(
                rows=self.placed_rows(group),
                labels=fitted.refit_labels[position],
                n_drawn=self.n_drawn,
            ),
            next_period=_next_period(fitted, group, position),
            cross_fitted=fitted.cross_fitted if position == 0 else None,
            influences=findings.influences,
            null_draws=findings.null_draws,
            value=group.value,
            outcome=group.outcome,
            rfm=self._rfm(group.customers),
            protected=tuple(recipe.protected),
            reach=None if recipe.reach is None else recipe.reach.as_reach(),
            costs=None if recipe.costs is None else recipe.costs.as_costs(),
            seed=recipe.seed,
        )

    def _rfm(self, customers: Customers) -> Matrix | None:
        rfm = self.recipe.rfm
        return None if rfm is None else customers.matrix((rfm.recency, rfm.frequency, rfm.monetary))


def _next_period(fitted: Fitted, group: Group, position: int) -> NextPeriod | None:
    if group.later is None:
        return None
    return NextPeriod(
        rows=group.later.rows,
        labels=fitted.segmentation.place(group.later.customers).labels,
        refit_labels=None if fitted.later_labels is None else fitted.later_labels[position],
    )
