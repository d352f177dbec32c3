"""What is one candidate worth?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.errors import DegenerateFit
from custseg.validation import CRITERIA, Evidence, Refits, Scorecard, bootstrap_refit

if TYPE_CHECKING:
    from custseg.candidates import Candidate
    from custseg.rules import Matrix
    from custseg.segmentation import Segmentation
    from custseg.workflows.experiment_data import ExperimentData, Group


@dataclass(frozen=True, kw_only=True, eq=False)
class Examined:
    """A fitted candidate, and its scores on the customers that choose and on those kept aside."""

    segmentation: Segmentation
    scorecard: Scorecard
    held_out: Scorecard


@dataclass(frozen=True, kw_only=True, eq=False)
class Examination:
    """The questions put to every candidate of an experiment alike.

    Parameters
    ----------
    data
        The customers.
    matrices
        The evaluation matrix of the training customers, and of those kept aside.
    describing
        The columns by which segments are put into words.
    rfm
        The raw columns recency, frequency, monetary; empty where the recipe names none.
    n_pairs, seed
        Of the bootstrap.
    """

    data: ExperimentData
    matrices: tuple[Matrix, Matrix]
    describing: tuple[str, ...]
    rfm: tuple[str, ...]
    n_pairs: int
    seed: int

    def of(self, candidate: Candidate, *, is_yardstick: bool) -> Examined:
        """Fit a candidate, refit it on bootstrap samples, and ask every criterion, on both groups."""
        groups = (self.data.training, self.data.held_out)
        training = groups[0].customers
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DegenerateFit)  # its reasons are a gate
            segmentation = candidate.fit(training, seed=self.seed)
        refitted = [
            bootstrap_refit(
                candidate, training, n_drawn=len(training), number=number, seed=self.seed
            )
            for number in range(2 * self.n_pairs)
        ]
        scorecards = [
            Scorecard.of(
                self._evidence(segmentation, group, matrix, refitted),
                criteria=[criterion() for criterion in CRITERIA.values()],
                is_yardstick=is_yardstick,
            )
            for group, matrix in zip(groups, self.matrices, strict=True)
        ]
        return Examined(segmentation=segmentation, scorecard=scorecards[0], held_out=scorecards[1])

    def _evidence(
        self,
        segmentation: Segmentation,
        group: Group,
        matrix: Matrix,
        refitted: list[Segmentation],
    ) -> Evidence:
        return Evidence(
            customers=group.customers,
            matrix=matrix,
            describing=self.describing,
            segmentation=segmentation,
            labels=segmentation.place(group.customers).labels,
            refits=Refits(
                rows=np.arange(len(group.customers)),
                labels=np.stack([refit.place(group.customers).labels for refit in refitted]),
                n_drawn=len(self.data.training.customers),
            ),
            value=group.value,
            outcome=group.outcome,
            rfm=group.customers.matrix(self.rfm) if self.rfm else None,
            seed=self.seed,
        )
