"""Surveys of yes/no questions, and k-means on the answers as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

import examples
from custseg.clusterers import KMeansClusterer
from custseg.segmentation import Column, Customers
from custseg.validation import Evidence, Refits, bootstrap_refit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.segmentation import Segmentation


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Part respondents by k-means on 0 and 1, unscaled, as the books do it."""

    n_clusters: int
    n_init: int

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Return a segmentation without a preparation."""
        clusterer = KMeansClusterer(self.n_clusters, n_init=self.n_init, random_state=seed)
        rule = replace(clusterer.fit(customers.raw).rule_, input_names=customers.names)
        return replace(examples.segmentation(), preparation=None, rule=rule)


def respondents(table: pa.Table, items: list[str]) -> Customers:
    """Return the answers to these items as customers: 0 and 1, also where "No" and "Yes" were written."""
    is_text = [pa.types.is_string(table[item].type) for item in items]
    yes = ["Yes" if one else 1 for one in is_text]
    return Customers(
        ids=pa.array(range(len(table))),
        columns=tuple(Column(name=item, kind="number") for item in items),
        raw=np.column_stack(
            [np.asarray(table[item]) == one for item, one in zip(items, yes, strict=True)]
        ).astype(float),
    )


def evidence(
    customers: Customers, segmentation: Segmentation, refits: list[Segmentation]
) -> Evidence:
    """Return what a fit and its refits say of the respondents."""
    return Evidence(
        customers=customers,
        matrix=customers.raw,
        describing=customers.names,
        segmentation=segmentation,
        labels=segmentation.place(customers).labels,
        refits=Refits(
            rows=np.arange(len(customers)),
            labels=np.stack([labels_of(refit, customers) for refit in refits]).astype(np.int16),
            n_drawn=len(customers),
        ),
    )


def bootstrapped(learner: Answers, customers: Customers, n_refits: int) -> list[Segmentation]:
    """Refit on bootstrap samples as large as the survey."""
    return [
        bootstrap_refit(learner, customers, n_drawn=len(customers), number=number, seed=1)
        for number in range(n_refits)
    ]


def labels_of(segmentation: Segmentation, customers: Customers) -> NDArray[np.int32]:
    """Return where a segmentation places the respondents."""
    return segmentation.place(customers).labels
