"""How does one of marketing's own frameworks make a segmentation?"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from custseg.candidates.unnamed_segments import unnamed_segments
from custseg.segmentation import Contract, Segmentation, Training

if TYPE_CHECKING:
    from custseg.frameworks import Framework
    from custseg.segmentation import Customers


@dataclass(frozen=True, kw_only=True, eq=False)
class FrameworkCandidate:
    """A framework, which learns its rule from raw columns.

    Parameters
    ----------
    name, algorithm
        On the leaderboard, and the framework's own.
    segmentation_name, id_column
        Of the segmentation it makes.
    framework
        Unfitted.

    Examples
    --------
    >>> from custseg.frameworks import QuantileGroups
    >>> candidate = FrameworkCandidate(
    ...     name="thirds",
    ...     algorithm="quantile_groups",
    ...     segmentation_name="shop",
    ...     id_column="id",
    ...     framework=QuantileGroups("spend", n_groups=3),
    ... )
    >>> candidate.framework.input_names
    ('spend',)
    """

    name: str
    algorithm: str
    segmentation_name: str
    id_column: str
    framework: Framework

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn the cut-points; nothing is drawn, so the seed is only remembered."""
        rule = self.framework.fit(customers.matrix(self.framework.input_names))
        contract = Contract(id_column=self.id_column, columns=customers.columns)
        parameters: dict[str, Any] = asdict(self.framework)  # type: ignore[call-overload]
        segmentation = Segmentation(
            name=self.segmentation_name,
            contract=contract.narrowed(tuple(dict.fromkeys(rule.input_names))),
            preparation=None,
            rule=rule,
            segments=(),
            training=Training(
                candidate=self.name,
                algorithm=self.algorithm,
                parameters={key: value for key, value in parameters.items() if key != "_"},
                n_customers=len(customers),
                seed=seed,
            ),
        )
        labels = segmentation.place(customers).labels
        return replace(segmentation, segments=unnamed_segments(labels, n_clusters=rule.n_clusters))

    def with_n_init(self, n_init: int) -> FrameworkCandidate:  # noqa: ARG002 - it starts but once
        """Return this candidate: nothing is drawn."""
        return self
