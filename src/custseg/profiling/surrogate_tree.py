"""Which small tree comes nearest to the segmentation?"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from custseg.errors import ParameterError
from custseg.profiling.branch import Bound, Branch
from custseg.profiling.readable_threshold import readable_threshold
from custseg.profiling.trait import trait_matrix, traits_of
from custseg.rules import MIN_COVERED, NOISE

if TYPE_CHECKING:
    from typing import Self

    from custseg.profiling.trait import Trait
    from custseg.rules import Labels, Vector
    from custseg.segmentation import Customers

LEAVES_PER_SEGMENT = 2


@dataclass(frozen=True, kw_only=True, eq=False)
class SurrogateTree:
    """A classification tree of at most two leaves per segment, which people can read in place of the rule.

    Each leaf holds at least 10 customers; noise is one more class; a missing value takes the side that told the classes
    apart better. It never places anybody.

    Parameters
    ----------
    tree
        The fitted `sklearn.tree.DecisionTreeClassifier`.
    traits
        What its inputs are.
    fitted_on
        The customers it was fitted on.

    Examples
    --------
    >>> import pyarrow as pa
    >>> from custseg.segmentation import Column, Customers
    >>> recency = np.arange(100.0)
    >>> customers = Customers(
    ...     ids=pa.array(range(100)),
    ...     columns=(Column(name="recency_days", kind="days"),),
    ...     raw=recency[:, None],
    ... )
    >>> labels = (recency >= 40).astype(np.int32)
    >>> tree = SurrogateTree.fit(customers, labels, describing=("recency_days",), seed=0)
    >>> [branch.text for branch in tree.branches()]
    ['recency_days below 40', 'recency_days at least 40']
    """

    tree: Any
    traits: tuple[Trait, ...]
    fitted_on: Customers

    @classmethod
    def fit(
        cls, customers: Customers, labels: Labels, *, describing: tuple[str, ...], seed: int
    ) -> Self:
        """Fit the tree of the describing columns to the labels.

        Parameters
        ----------
        customers
            n rows.
        labels
            int32 (n,): segments, and NOISE.
        describing
            Names of the columns that words may use; missing values are allowed.
        seed
            Decides between splits that are equally good.

        Raises
        ------
        ParameterError
            When there is no describing column.
        """
        from sklearn.tree import DecisionTreeClassifier

        traits = traits_of(customers, describing)
        if not traits:
            raise ParameterError("No column describes the customers.", expected="at least one")
        n_segments = np.count_nonzero(np.unique(labels) != NOISE)
        tree = DecisionTreeClassifier(
            max_leaf_nodes=max(2, LEAVES_PER_SEGMENT * n_segments),
            min_samples_leaf=MIN_COVERED,
            random_state=seed,
        )
        with warnings.catch_warnings():
            # A full RFM grid has many small groups; that it is hard to say in words is its score.
            warnings.filterwarnings("ignore", message="The number of unique classes")
            tree.fit(trait_matrix(customers, traits), labels)
        return cls(tree=tree, traits=traits, fitted_on=customers)

    @property
    def n_leaves(self) -> int:
        """How many leaves it has."""
        return int(self.tree.get_n_leaves())

    def predict(self, customers: Customers) -> Labels:
        """Return the tree's guess at each customer's segment: int32 (n,)."""
        guessed = self.tree.predict(trait_matrix(customers, self.traits))
        return np.asarray(guessed, dtype=np.int32)

    def branches(self) -> tuple[Branch, ...]:
        """Return the ways to the leaves, with thresholds as they may be said.

        Leaves that lie side by side and guess the same segment are one.
        """
        return tuple(self._branches_below(0))

    def _branches_below(self, node: int) -> list[Branch]:
        tree = self.tree.tree_
        left, right = int(tree.children_left[node]), int(tree.children_right[node])
        if left == right:  # scikit-learn's sign of a leaf: both are -1
            return [Branch(label=int(self.tree.classes_[tree.value[node][0].argmax()]), bounds=())]
        below = [(self._branches_below(left), 0), (self._branches_below(right), 1)]
        if len({branch.label for branches, _ in below for branch in branches}) == 1:
            return [Branch(label=below[0][0][0].label, bounds=())]
        bounds = self._bounds(node)
        return [
            Branch(label=branch.label, bounds=(bounds[side], *branch.bounds))
            for branches, side in below
            for branch in branches
        ]

    def _bounds(self, node: int) -> tuple[Bound, Bound]:
        tree = self.tree.tree_
        trait = self.traits[tree.feature[node]]
        values = trait.values(self.fitted_on)
        has_missing = bool(np.isnan(values).any())
        goes_left = bool(tree.missing_go_to_left[node])
        said = _said_threshold(trait, values, float(tree.threshold[node]))
        return (
            Bound(trait=trait, high=said, takes_missing=has_missing and goes_left),
            Bound(trait=trait, low=said, takes_missing=has_missing and not goes_left),
        )


def _said_threshold(trait: Trait, values: Vector, threshold: float) -> float:
    if trait.level is not None:
        return 0.5
    return readable_threshold(values[~np.isnan(values)], threshold)
