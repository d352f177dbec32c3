"""How do a preparation and a clusterer make a segmentation?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sklearn.base import clone

from custseg.candidates.unnamed_segments import unnamed_segments
from custseg.clusterers import CLUSTERERS
from custseg.errors import ParameterError
from custseg.segmentation import Contract, Segmentation, Training

if TYPE_CHECKING:
    from custseg.preprocessing import ColumnPreprocessor
    from custseg.segmentation import Customers


@dataclass(frozen=True, kw_only=True, eq=False)
class ClustererCandidate:
    """A preparation of columns, and a clusterer of the prepared matrix.

    Parameters
    ----------
    name, algorithm
        On the leaderboard, and in `CLUSTERERS`.
    segmentation_name, id_column
        Of the segmentation it makes.
    preprocessor
        Unfitted; learned again in every fit.
    parameters
        Of the clusterer.
    shares
        Parameters of the clusterer that are counts of customers, as shares of those it is fitted on, so that a refit
        on fewer or more customers asks for the same density.

    Examples
    --------
    >>> from custseg.preprocessing import ColumnPreprocessor, Treated
    >>> candidate = ClustererCandidate(
    ...     name="kmeans-4",
    ...     algorithm="kmeans",
    ...     segmentation_name="households",
    ...     id_column="household_id",
    ...     preprocessor=ColumnPreprocessor((Treated(name="spend", kind="money"),)),
    ...     parameters={"n_clusters": 4},
    ... )
    >>> candidate.name
    'kmeans-4'
    """

    name: str
    algorithm: str
    segmentation_name: str
    id_column: str
    preprocessor: ColumnPreprocessor
    parameters: dict[str, Any]
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns of the preparation."""
        return tuple(column.name for column in self.preprocessor.columns)

    @property
    def dispensable(self) -> tuple[str, ...]:
        """All of them, where there are at least two."""
        return self.input_names if len(self.input_names) > 1 else ()

    @property
    def outcome(self) -> None:
        """None: clusters are found without it."""
        return None

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn preparation and rule; the segments have numbers for names."""
        preprocessor = clone(self.preprocessor).fit(customers.matrix(self.input_names))
        preparation = preprocessor.preparation_
        matrix = preparation.transform(customers.matrix(preparation.input_names))
        parameters = {**self.parameters, **self._counts(len(customers))}
        learner = CLUSTERERS[self.algorithm](**parameters, random_state=seed)
        learner.fit(matrix, ids=customers.ids)
        contract = Contract(id_column=self.id_column, columns=customers.columns)
        segmentation = Segmentation(
            name=self.segmentation_name,
            contract=contract.narrowed(preparation.input_names),
            preparation=preparation,
            rule=replace(learner.rule_, input_names=preparation.output_names),
            segments=(),
            training=Training(
                candidate=self.name,
                algorithm=self.algorithm,
                parameters=parameters,
                n_customers=len(customers),
                seed=seed,
                degenerate=learner.degenerate_,
                fidelity=getattr(learner, "fidelity_", None),
                n_fidelity=getattr(learner, "n_fidelity_", None),
                n_searched=getattr(learner, "n_searched_", None),
            ),
        )
        labels = segmentation.place(customers).labels
        segments = unnamed_segments(labels, n_clusters=segmentation.rule.n_clusters)
        return replace(segmentation, segments=segments)

    def without(self, column: str) -> ClustererCandidate:
        """Return the same candidate, which does not read this column, nor has more principal components than columns.

        Raises
        ------
        ParameterError
            When it reads no such column, or no other.
        """
        left = tuple(other for other in self.preprocessor.columns if other.name != column)
        if not 0 < len(left) < len(self.preprocessor.columns):
            raise ParameterError(
                f"The candidate '{self.name}' cannot do without the column '{column}'.",
                found=f"columns {[other.name for other in self.preprocessor.columns]}",
                expected="a column that it reads, beside at least one other",
            )
        n_components = self.preprocessor.n_components
        if n_components is not None and n_components >= 1:
            n_components = min(n_components, len(left))
        preprocessor = clone(self.preprocessor).set_params(columns=left, n_components=n_components)
        return replace(self, name=f"{self.name} without {column}", preprocessor=preprocessor)

    def with_n_init(self, n_init: int) -> ClustererCandidate:
        """Return the same candidate, which starts so often at most; one whose learner has no starts stays as it is."""
        now = getattr(CLUSTERERS[self.algorithm](**self.parameters), "n_init", None)
        if now is None or now <= n_init:
            return self
        return replace(self, parameters={**self.parameters, "n_init": n_init})

    def _counts(self, n_customers: int) -> dict[str, int]:
        return {name: max(2, round(share * n_customers)) for name, share in self.shares.items()}
