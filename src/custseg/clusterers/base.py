"""What do all clusterers promise, and what do they do alike?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from sklearn.utils import check_random_state, get_tags
from sklearn.utils.validation import check_is_fitted, validate_data

from custseg.errors import DegenerateFit, ParameterError
from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from typing import Self

    import pyarrow as pa

    from custseg.rules import Labels, Matrix, Rule


class Clusterer(Protocol):
    """Learn a rule from a matrix, as a scikit-learn clusterer.

    Attributes
    ----------
    rule_
        What places every row from now on.
    labels_
        int32 (n,): what the rule says about the training rows, so that `predict(train) == labels_` for every algorithm.
    degenerate_
        Reasons why the structure found is poor; empty for a sound fit.
    """

    rule_: Rule
    labels_: Labels
    degenerate_: tuple[str, ...]

    def fit(self, X: Matrix, y: None = None, *, ids: pa.Array | None = None) -> Self:
        """Learn from a matrix (n, d), raising ValueError only for what no fit can use; ids (n,) only draw samples."""
        ...

    def predict(self, X: Matrix) -> Labels:
        """Return the cluster of each row, or NOISE: int32 (n,)."""
        ...

    def membership(self, X: Matrix) -> Matrix:
        """Return the degree of each row in each cluster: float64 (n, k)."""
        ...


class PlacedByRule:
    """Let the rule that `fit` learned place every row: the half of a clusterer that is the same for all of them."""

    rule_: Rule

    def predict(self, X: Matrix) -> Labels:
        """Return the cluster of each row, or NOISE: int32 (n,)."""
        check_is_fitted(self)
        return self.rule_.label(read_rows(self, X, reset=False))

    def membership(self, X: Matrix) -> Matrix:
        """Return the degree of each row in each cluster, as the rule defines it: float64 (n, k)."""
        check_is_fitted(self)
        return self.rule_.place(read_rows(self, X, reset=False)).membership


def read_rows(clusterer: Any, X: Any, *, reset: bool) -> Matrix:
    """Return a bare matrix as float64 rows, rounded to float32 once, so that either storage gives the same labels.

    `reset` says whether this is the fit, which sets the width.

    Raises
    ------
    ValueError
        scikit-learn's own, for what is no finite matrix of the fitted width; NaN passes where the clusterer's tags allow it.
    """
    with np.errstate(over="ignore"):  # too large for float32 is reported as infinite
        rows = validate_data(
            clusterer,
            X,
            reset=reset,
            dtype=np.float32,
            order="C",
            ensure_all_finite="allow-nan" if get_tags(clusterer).input_tags.allow_nan else True,
        )
    return np.asarray(rows, dtype=np.float64)


def check_enough(X: Matrix, *, n_clusters: int) -> None:
    """Refuse fewer rows than clusters."""
    if len(X) < n_clusters:
        raise ParameterError(
            "There are fewer customers than clusters.",
            found=f"n_samples={len(X)}, n_clusters={n_clusters}",
            expected="at least one customer per cluster",
        )


def input_names(clusterer: Any) -> tuple[str, ...]:
    """Return the names that the clusterer was fitted with, or x0, x1, ... after a bare matrix."""
    if hasattr(clusterer, "feature_names_in_"):
        return tuple(map(str, clusterer.feature_names_in_))
    return tuple(f"x{number}" for number in range(clusterer.n_features_in_))


def seeds(random_state: int | np.random.RandomState | None, n: int) -> list[int]:
    """Draw n seeds; None stands for 0, because nothing here reads numpy's global state."""
    generator = check_random_state(0 if random_state is None else random_state)
    return [int(seed) for seed in generator.randint(np.iinfo(np.int32).max, size=n)]


def structural_faults(rule: Rule, labels: Labels) -> list[str]:
    """Say what is poor about clusters, whichever way they were found.

    Here a prototype is a centroid, a component, or a part of a cluster.

    >>> from custseg.rules import CentroidRule
    >>> rule = CentroidRule(
    ...     input_names=("spend",),
    ...     centroids=np.array([[0.0], [1.0]]),
    ...     counts=np.array([50, 4]),
    ...     variance=1.0,
    ...     limit=None,
    ... )
    >>> structural_faults(rule, np.repeat([0, 1], [50, 4]))
    ['1 of 2 clusters have fewer than 10 customers', 'a prototype stands for only 4 customers']
    """
    n_clusters = rule.n_clusters
    if n_clusters == 0:
        return ["every customer is noise"]
    sizes = np.bincount(labels[labels != NOISE], minlength=n_clusters)
    n_empty, n_small = np.count_nonzero(sizes == 0), np.count_nonzero(sizes < MIN_COVERED)
    faults = {
        f"{n_empty} of {n_clusters} clusters are empty": n_empty > 0,
        f"{n_small} of {n_clusters} clusters have fewer than {MIN_COVERED} customers": n_small > 0,
        f"a prototype stands for only {rule.covers} customers": rule.covers < MIN_COVERED,
        "one cluster holds every customer that is not noise": n_clusters - n_empty == 1,
    }
    return [text for text, is_true in faults.items() if is_true]


def warn_if_degenerate(faults: tuple[str, ...]) -> None:
    """Warn whoever called `fit`."""
    if faults:
        warnings.warn("; ".join(faults), DegenerateFit, stacklevel=3)
