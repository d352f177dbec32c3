"""What does HDBSCAN find among many customers, when it can only look at some?"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from custseg.clusterers.drawn_rows import drawn_rows
from custseg.clusterers.learn_density_rule import learn_density_rule
from custseg.rules import NOISE

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from custseg.clusterers.density_search import DensitySearch
    from custseg.rules import DensityRule, Labels, Matrix

# A draw that has two of six groups in one agrees with the others by an adjusted Rand index of about 0.75, a draw that has
# them apart by 0.95.
_LEAST_AGREEMENT = 0.85
_N_PROTOTYPES = 125
# Beyond this HDBSCAN takes minutes; groups that have fewer than 25 among so many may then be missed.
_MAX_DRAW_SIZE = 50_000


@dataclass(frozen=True, kw_only=True, eq=False)
class Found:
    """What HDBSCAN itself said of customers.

    Parameters
    ----------
    rows
        intp (m,): the customers, in an order drawn by lot.
    labels
        int32 (m,): their clusters 0..k-1, each with a row, or `NOISE`.
    n_searched
        Customers that it looked at: more than m where draws disagreed.
    """

    rows: NDArray[np.intp]
    labels: Labels
    n_searched: int


def search_in_draws(
    X: Matrix, search: DensitySearch, *, draw_size: int, ids: pa.Array | None = None
) -> Found:
    """Search all rows, or two draws where there are more than three draws hold, and a third where these two disagree.

    Where two groups overlap, a few customers between them may join them in one draw and not in another. So rules learned from the
    draws are compared, by the adjusted Rand index of what they say of both. Where that is under 0.85, the draw
    that agrees most with the other two decides, and a draw that disagrees with it is left out.

    Parameters
    ----------
    X
        float64 (n, d).
    search
        For all rows; it is thinned for a draw.
    draw_size
        Rows of a draw; more where its smallest cluster would have fewer than 25, up to 50,000.
    ids
        (n,): of the rows, for `drawn_rows`.

    Examples
    --------
    >>> from custseg.clusterers.density_search import DensitySearch
    >>> X = np.random.default_rng(0).normal(0, 0.2, (4000, 2)) + np.repeat([[0.0], [5.0]], 2000, axis=0)
    >>> search = DensitySearch(
    ...     min_cluster_size=400, min_samples=20, method="eom", epsilon=0, allow_single_cluster=False
    ... )
    >>> found = search_in_draws(X, search, draw_size=500)
    >>> found.n_searched, int(found.labels.max()) + 1
    (1000, 2)
    """
    size = max(draw_size, min(ceil(search.least_share * len(X)), _MAX_DRAW_SIZE))
    order = drawn_rows(X, 3 * size, ids=ids)
    if len(X) <= 3 * size:
        return Found(rows=order, labels=search.labels(X[order]), n_searched=len(X))
    thinned = search.thinned(size / len(X))
    draws = [_Draw.of(X, rows, search=thinned) for rows in (order[0::3], order[1::3])]
    agreements = _agreements(X, draws)
    if agreements.min() < _LEAST_AGREEMENT:
        draws.append(_Draw.of(X, order[2::3], search=thinned))
        agreements = _agreements(X, draws)
    return _merged(X, draws, agreements)


@dataclass(frozen=True, kw_only=True, eq=False)
class _Draw:
    """Some of the customers, what HDBSCAN said of them, and a rule that says so of others."""

    rows: NDArray[np.intp]
    labels: Labels
    rule: DensityRule

    @classmethod
    def of(cls, X: Matrix, rows: NDArray[np.intp], *, search: DensitySearch) -> _Draw:
        labels = search.labels(X[rows])
        rule = learn_density_rule(
            X[rows],
            labels,
            n_prototypes=_N_PROTOTYPES,
            place_noise=False,
            input_names=tuple(f"x{number}" for number in range(X.shape[1])),
            seed=0,
        )
        return cls(rows=rows, labels=labels, rule=rule)

    def named_as(self, other: _Draw, X: Matrix) -> Labels:
        """Return the labels in the other draw's numbers: a cluster is called as the other's rule calls most of its rows."""
        if other is self:
            return self.labels
        n_own, n_others = self.rule.n_clusters, other.rule.n_clusters
        said = other.rule.label(X[self.rows])
        names = np.full(n_own + 1, NOISE, dtype=np.int32)
        for cluster in range(n_own):
            counts = np.bincount(said[self.labels == cluster] + 1, minlength=n_others + 1)
            names[cluster] = counts.argmax() - 1
        return names[self.labels]


def _agreements(X: Matrix, draws: list[_Draw]) -> Matrix:
    """Return the adjusted Rand index of what each pair of rules says of all draws: float64 (n_draws, n_draws)."""
    from sklearn.metrics import adjusted_rand_score

    rows = X[np.concatenate([draw.rows for draw in draws])]
    said = [draw.rule.label(rows) for draw in draws]
    return np.array([[adjusted_rand_score(one, other) for one in said] for other in said])


def _merged(X: Matrix, draws: list[_Draw], agreements: Matrix) -> Found:
    typical = int(agreements.sum(axis=1).argmax())
    kept = np.flatnonzero(agreements[typical] >= _LEAST_AGREEMENT)
    # One row of each draw in turn: what is kept stands in an order drawn by lot again.
    rows = np.column_stack([draws[number].rows for number in kept])
    labels = np.column_stack([draws[number].named_as(draws[typical], X) for number in kept])
    n_searched = sum(len(draw.rows) for draw in draws)
    return Found(rows=rows.ravel(), labels=labels.ravel(), n_searched=n_searched)
