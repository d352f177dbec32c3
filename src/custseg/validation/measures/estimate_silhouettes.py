"""What is the mean silhouette of customers too many to measure each?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.validation.measures.mean_squares import mean_squares
from custseg.validation.measures.silhouette_of import silhouette_of
from custseg.validation.measures.silhouettes import silhouettes
from custseg.validation.measures.stratified_difference import (
    Estimate,
    Stratum,
    stratified_difference,
)
from custseg.validation.measures.stratified_rows import stratified_rows

if TYPE_CHECKING:
    from custseg.rules import Labels, Matrix


@dataclass(frozen=True, kw_only=True)
class SilhouetteEstimate:
    """The mean silhouette of all customers and of each segment's, and how many were measured for it.

    Parameters
    ----------
    whole
        Noise counts as 0.
    segments
        In their order; 0 for one without customers.
    n_sampled
        Customers measured against all others.
    """

    whole: Estimate
    segments: tuple[Estimate, ...]
    n_sampled: int


def estimate_silhouettes(
    matrix: Matrix, labels: Labels, *, n_segments: int, n_rows: int, seed: int
) -> SilhouetteEstimate:
    """Estimate mean silhouettes from a sample of each segment, measured against all rows.

    A sample measured within itself would be biased: a mean distance to few neighbours is none to all. The cheap figure known of
    every row is the silhouette by roots of mean squared distances, which needs no pairs and is mostly within some hundredths of the
    silhouette, so that the interval is several times narrower than the sample's own.

    Parameters
    ----------
    matrix
        float64 (n, p).
    labels
        int32 (n,): segments from 0 to n_segments - 1, or NOISE.
    n_segments
        With or without customers.
    n_rows
        To measure in all, about: `stratified_rows` draws them.
    seed
        Decides which.

    Examples
    --------
    >>> matrix = np.random.default_rng(0).normal(size=(500, 2)) + [[0, 0], [9, 0]] * 250
    >>> labels = np.array([0, 1] * 250, dtype=np.int32)
    >>> found = estimate_silhouettes(matrix, labels, n_segments=2, n_rows=100, seed=0)
    >>> round(found.whole.value, 2), round(found.whole.high - found.whole.low, 3), found.n_sampled
    (0.81, 0.001, 100)
    """
    within, nearest = mean_squares(matrix, labels)
    cheap = silhouette_of(np.sqrt(within), np.sqrt(nearest))
    drawn = stratified_rows(labels, n_segments=n_segments, n_rows=n_rows, seed=seed)
    rows = np.concatenate(drawn)
    differences = silhouettes(matrix, labels, rows=rows) - cheap[rows]
    ends = np.cumsum([len(own) for own in drawn])[:-1]
    strata = {
        segment: Stratum(
            size=int(np.count_nonzero(labels == segment)),
            cheap_mean=float(cheap[labels == segment].mean()),
            differences=own,
        )
        for segment, own in enumerate(np.split(differences, ends))
        if len(own)
    }
    nobody = Estimate(value=0.0, low=0.0, high=0.0)
    return SilhouetteEstimate(
        whole=stratified_difference(list(strata.values()), n=len(labels)),
        segments=tuple(
            stratified_difference([strata[segment]], n=strata[segment].size)
            if segment in strata
            else nobody
            for segment in range(n_segments)
        ),
        n_sampled=len(rows),
    )
