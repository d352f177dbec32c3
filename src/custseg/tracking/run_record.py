"""What is logged of one run?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class RunRecord:
    """The work of one run, done before any of it is logged.

    Parameters
    ----------
    name
        Of the run, as the MLflow page shows it.
    params
        What was asked for, as texts.
    metrics
        What came out, under the same names for every algorithm (`stability/ari`); what was not asked is left out.
    tags
        What the runs are filtered by, such as `algorithm`.
    artifacts
        Files by their path in the run, such as `plots/profile.png`. Never rows or ids of customers.

    Examples
    --------
    >>> record = RunRecord(
    ...     name="kmeans-3",
    ...     params={"n_clusters": "3"},
    ...     metrics={"stability/ari": 0.83},
    ...     tags={"algorithm": "kmeans"},
    ...     artifacts={"scorecard.json": b"{}"},
    ... )
    >>> record.metrics["stability/ari"]
    0.83
    """

    name: str
    params: Mapping[str, str] = field(default_factory=dict)
    metrics: Mapping[str, float] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    artifacts: Mapping[str, bytes] = field(default_factory=dict)
