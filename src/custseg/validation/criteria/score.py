"""What does a criterion answer?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Better: TypeAlias = Literal["higher", "lower"]


@dataclass(frozen=True, kw_only=True)
class Score:
    """A number for an answer: raw, with its direction and its uncertainty beside it.

    Parameters
    ----------
    criterion, figure
        The question, and the name of its figure: `separation`, `silhouette`.
    value
        The figure, raw: signs are never turned.
    better
        Which way it improves.
    low, high
        Its 95 % interval; None where the figure is exact for these customers.
    n
        Customers that it was computed on.
    per_segment
        The same figure for each segment, 0 for one without customers here, or with too few to tell of; empty where it makes no sense.
    beside
        Further figures of the same question, by name: `noise_share`, `money_quantiles_r2`.
    by_segment
        Further figures for each segment, by name: `value_share`.
    by_column
        Figures for columns of the customer table, by the column's name. Not tracked as metrics.
    """

    criterion: str
    figure: str
    value: float
    better: Better
    n: int
    low: float | None = None
    high: float | None = None
    per_segment: tuple[float, ...] = ()
    beside: dict[str, float] = field(default_factory=dict)
    by_segment: dict[str, tuple[float, ...]] = field(default_factory=dict)
    by_column: dict[str, float] = field(default_factory=dict)

    @property
    def metrics(self) -> dict[str, float]:
        """Every figure of the whole under its tracked name: `separation/silhouette`."""
        own = {self.figure: self.value, **self.beside}
        return {f"{self.criterion}/{name}": value for name, value in own.items()}


@dataclass(frozen=True, kw_only=True)
class NotAsked:
    """A criterion that does not apply here, and why; never a zero."""

    criterion: str
    reason: str
