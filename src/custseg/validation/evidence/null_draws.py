"""How stable and how separate is what a candidate finds where there is nothing to find?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from custseg.rules import Matrix


@dataclass(frozen=True, kw_only=True)
class StructureFigures:
    """What one fit shows: how far it and its refits agree, and the mean silhouette."""

    stability: float
    separation: float


@dataclass(frozen=True, kw_only=True, eq=False)
class NullDraws:
    """A candidate's figures on a sample of the customers, and on tables drawn without structure, each fitted alike.

    Parameters
    ----------
    observed
        On the sample.
    permuted
        float64 (n_draws, 2): stability and separation, where every column was permuted on its own.
    copula
        float64 (n_draws, 2): the same, where rows come from a Gaussian copula with the sample's margins and rank correlations.
    n_customers
        In the sample, and in each draw.
    n_pairs
        Pairs of fits behind each stability.
    """

    observed: StructureFigures
    permuted: Matrix
    copula: Matrix
    n_customers: int
    n_pairs: int
