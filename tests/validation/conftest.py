"""Evidence and scorecards to judge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pyarrow as pa
import pytest

import examples
from custseg.rules import CentroidRule
from custseg.segmentation import Column, Customers
from custseg.validation import Evidence, NotAsked, Refits, Score, Scorecard

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

EvidenceOf: TypeAlias = Callable[..., Evidence]
RefitsOf: TypeAlias = Callable[["ArrayLike"], Refits]
CardOf: TypeAlias = Callable[..., Scorecard]


@pytest.fixture
def evidence_of() -> EvidenceOf:
    """Make evidence of labels: customers on a grid of two columns, in a segmentation with the number of clusters asked for."""

    def make(
        labels: ArrayLike,
        *,
        matrix: ArrayLike | None = None,
        n_segments: int | None = None,
        fidelity: float | None = None,
        **others: Any,
    ) -> Evidence:
        labels = np.asarray(labels, dtype=np.int32)
        n, k = len(labels), int(labels.max(initial=-1)) + 1 if n_segments is None else n_segments
        if matrix is None:
            matrix = np.column_stack([np.arange(n) % 7, np.arange(n) // 7]).astype(float)
        matrix = np.asarray(matrix, dtype=float)
        names = tuple(f"x{number}" for number in range(matrix.shape[1]))
        rule = CentroidRule(
            input_names=names,
            centroids=np.arange(k)[:, None] + np.zeros(len(names)),
            counts=np.full(k, 10),
            variance=1.0,
            limit=None,
        )
        base = examples.segmentation()
        training = replace(base.training, fidelity=fidelity)
        columns = tuple(Column(name=name, kind="number") for name in names)
        evidence = Evidence(
            customers=Customers(ids=pa.array(range(n)), columns=columns, raw=matrix),
            matrix=matrix,
            describing=names,
            segmentation=replace(base, rule=rule, preparation=None, training=training),
            labels=labels,
        )
        return replace(evidence, **others)

    return make


@pytest.fixture
def refits_of() -> RefitsOf:
    """Make refits that place all customers: a row of labels for each refit."""

    def make(labels: ArrayLike) -> Refits:
        found = np.asarray(labels, dtype=np.int16)
        n = found.shape[1]
        return Refits(rows=np.arange(n), labels=found, n_drawn=n)

    return make


@pytest.fixture
def card_of() -> CardOf:
    """Make a scorecard of figures, exact or with intervals that reach so far; a criterion given as None was not asked."""

    def make(
        candidate: str = "kmeans-4",
        *,
        algorithm: str = "kmeans",
        rule: str = "centroid",
        is_yardstick: bool = False,
        n_columns: int = 5,
        degenerate: tuple[str, ...] = (),
        n_segments: int = 4,
        noise: float = 0.0,
        shares: tuple[float, ...] = (0.25, 0.25, 0.25, 0.25),
        value_shares: tuple[float, ...] = (),
        beside: dict[str, float] | None = None,
        reach: float | dict[str, float] = 0.0,
        **figures: float | None,
    ) -> Scorecard:
        size = {"n_segments": float(n_segments), "noise_share": noise}
        asked = {"stability": 0.8, "relevance": 0.4, "balance": 0.9, **figures}
        scores: dict[str, Score | NotAsked] = {
            "size": Score(
                criterion="size",
                figure="smallest_share",
                value=min(shares, default=0.0),
                better="higher",
                n=100,
                per_segment=shares,
                beside=size,
                by_segment={"value_share": value_shares} if value_shares else {},
            )
        }
        reaches = reach if isinstance(reach, dict) else dict.fromkeys(asked, reach)
        for name, value in asked.items():
            half = reaches.get(name, 0.0)
            scores[name] = (
                NotAsked(criterion=name, reason="A test.")
                if value is None
                else Score(
                    criterion=name,
                    figure=name,
                    value=value,
                    better="higher",
                    low=value - half if half else None,
                    high=value + half if half else None,
                    n=100,
                    beside=(beside or {}) if name == "relevance" else {},
                )
            )
        return Scorecard(
            candidate=candidate,
            algorithm=algorithm,
            rule=rule,
            is_yardstick=is_yardstick,
            n_columns=n_columns,
            degenerate=degenerate,
            scores=scores,
        )

    return make
