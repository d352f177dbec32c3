"""What would customers be like whose columns rise and fall together as they do, and who form no groups?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from custseg.rules import Matrix, Vector
    from custseg.segmentation import Customers

# At a correlation of 0.9 later terms come to under a twentieth of the first.
_N_TERMS = 30
_GRID = np.linspace(-1.0, 1.0, 401)


def draw_copula(customers: Customers, generator: np.random.Generator) -> Customers:
    """Return as many customers, drawn from a Gaussian copula with the same values in every column and the same rank correlations.

    The copula's correlations are those with which its mid-ranks, ties included, correlate as the customers' do: without
    ties Spearman's rho r stands for 2 sin(pi r / 6) (Kruskal 1958, section 6), and ties weaken it. Where no such correlations
    exist together, the nearest by cut eigenvalues are taken. Values come back by their ranks (Iman and Conover 1982), so a column keeps
    its numbers and levels. Missing counts as the lowest value, levels as rising in their order.

    Parameters
    ----------
    customers
        Whose margins and rank correlations are kept.
    generator
        Draws the customers.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> columns = (Column(name="visits", kind="count"), Column(name="spend", kind="money"))
    >>> visits = np.arange(500.0) // 5
    >>> customers = Customers(
    ...     ids=pa.array(range(500)), columns=columns, raw=np.column_stack([visits, visits**2])
    ... )
    >>> drawn = draw_copula(customers, np.random.default_rng(1))
    >>> bool((np.sort(drawn.raw, axis=0) == customers.raw).all())
    True
    """
    values = np.where(np.isnan(customers.raw), -np.inf, customers.raw).T
    roots = _root(_correlations(values))
    normal = roots @ generator.normal(size=values.shape)
    drawn = np.empty_like(values)
    np.put_along_axis(drawn, np.argsort(normal, axis=1), np.sort(values, axis=1), axis=1)
    return replace(customers, raw=np.where(np.isneginf(drawn), np.nan, drawn).T)


def _correlations(values: Matrix) -> Matrix:
    """Return the copula's correlation for each pair of columns (p, n)."""
    from scipy.stats import rankdata

    n = values.shape[1]
    ranks = (rankdata(values, axis=1) - (n + 1) / 2) / n
    wanted = np.cov(ranks, bias=True).reshape(len(values), len(values))
    terms = _hermite_terms(np.sort(ranks, axis=1))
    found = np.eye(len(values))
    for i, j in zip(*np.triu_indices(len(values), 1), strict=True):
        found[i, j] = found[j, i] = _correlation(terms[i] * terms[j], wanted[i, j])
    return found


def _correlation(products: Vector, wanted: float) -> float:
    """Solve sum_m a_m b_m r^m = covariance for r: Mehler's expansion of a covariance under the bivariate normal."""
    covariances = np.polynomial.polynomial.polyval(_GRID, np.concatenate([[0.0], products]))
    if covariances[0] == covariances[-1]:  # a constant column
        return 0.0
    # It rises with r; cut after 30 terms, the expansion of a rare level may not do so everywhere.
    return float(np.interp(wanted, np.maximum.accumulate(covariances), _GRID))


def _hermite_terms(scores: Matrix) -> Matrix:
    """Expand each row of rising scores, as a function of a normal variable, in Hermite's polynomials of degree 1 to 30."""
    from scipy.special import ndtri

    n = scores.shape[1]
    normal = ndtri((np.arange(n) + 0.5) / n)
    before, current = np.ones(n), normal
    terms = np.empty((len(scores), _N_TERMS))
    for degree in range(1, _N_TERMS + 1):
        terms[:, degree - 1] = scores @ current / n
        following = (normal * current - np.sqrt(degree) * before) / np.sqrt(degree + 1)
        before, current = current, following
    return terms


def _root(correlations: Matrix) -> Matrix:
    """Return a matrix whose product with its transpose is the nearest one without negative eigenvalues."""
    eigenvalues, vectors = np.linalg.eigh(correlations)
    root = vectors * np.sqrt(np.maximum(eigenvalues, 0.0))
    scaled: Matrix = root / np.sqrt((root**2).sum(axis=1, keepdims=True))
    return scaled
