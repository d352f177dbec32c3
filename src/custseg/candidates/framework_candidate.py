"""How does one of marketing's own frameworks make a segmentation?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from custseg.candidates.plain_parameters import plain_parameters
from custseg.candidates.unnamed_segments import unnamed_segments
from custseg.errors import ParameterError
from custseg.segmentation import Contract, Segmentation, Training

if TYPE_CHECKING:
    from custseg.frameworks import Framework
    from custseg.segmentation import Customers, Segment


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

    @property
    def input_names(self) -> tuple[str, ...]:
        """The columns that the framework learns from."""
        return self.framework.input_names

    @property
    def dispensable(self) -> tuple[str, ...]:
        """The columns a tree may ask for, where there are at least two; none of a framework that is made of its columns."""
        return self.framework.dispensable

    @property
    def outcome(self) -> str | None:
        """The outcome that a tree grows on."""
        return self.framework.outcome

    def fit(self, customers: Customers, *, seed: int) -> Segmentation:
        """Learn the cut-points; nothing is drawn, so the seed is only remembered."""
        learned = self.framework.fit(customers.matrix(self.framework.input_names))
        rule, contract = learned.rule, Contract(id_column=self.id_column, columns=customers.columns)
        segmentation = Segmentation(
            name=self.segmentation_name,
            contract=contract.narrowed(tuple(dict.fromkeys(rule.input_names))),
            preparation=None,
            rule=rule,
            segments=(),
            training=Training(
                candidate=self.name,
                algorithm=self.algorithm,
                parameters=plain_parameters(self.framework),
                n_customers=len(customers),
                seed=seed,
                notes=learned.notes,
            ),
        )
        labels = rule.label(customers.matrix(rule.input_names))
        segments = unnamed_segments(labels, n_clusters=rule.n_clusters)
        if learned.names:
            segments = tuple(map(_named, segments, learned.names))
        return replace(segmentation, segments=segments)

    def without(self, column: str) -> FrameworkCandidate:
        """Return the same candidate, whose tree may not ask for this column.

        Raises
        ------
        ParameterError
            When it cannot do without.
        """
        if column not in self.dispensable:
            raise ParameterError(
                f"The candidate '{self.name}' cannot do without the column '{column}'.",
                found=f"it can do without {list(self.dispensable)}",
            )
        framework = self.framework.without(column)
        return replace(self, name=f"{self.name} without {column}", framework=framework)

    def with_n_init(self, n_init: int) -> FrameworkCandidate:  # noqa: ARG002 - it starts but once
        """Return this candidate: nothing is drawn."""
        return self


def _named(segment: Segment, name: str) -> Segment:
    return replace(segment, name=name)
