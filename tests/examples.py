"""Small objects that many tests share, built from the parts that serve."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from custseg.rules import CentroidRule
from custseg.segmentation import Column, Contract, Segment, Segmentation, Training
from custseg.steps import NumberStep, Preparation

CENTROIDS = np.array([[-1.0, -1.0], [1.0, -1.0], [0.0, 1.5]])


def customer_table(n: int = 300, *, seed: int = 0) -> pa.Table:
    """Draw customers around three points, with text ids that are easy to damage."""
    rng = np.random.default_rng(seed)
    rows = CENTROIDS[rng.integers(3, size=n)] + rng.normal(0, 0.3, (n, 2))
    return pa.table(
        {
            "customer_id": [f"{number:05d}" for number in range(n)],
            "recency_days": 30 + 10 * rows[:, 0],
            "spend": 100 + 20 * rows[:, 1],
        }
    )


def segmentation() -> Segmentation:
    """Return three named segments on two columns."""
    step = NumberStep(
        input_names=("recency_days", "spend"),
        fill=np.array([30.0, 100.0]),
        low=np.array([0.0, 20.0]),
        high=np.array([80.0, 200.0]),
        mean=np.array([30.0, 100.0]),
        scale=np.array([10.0, 20.0]),
        covers=300,
    )
    rule = CentroidRule(
        input_names=step.output_names,
        centroids=CENTROIDS,
        counts=np.array([120, 100, 80]),
        variance=0.09,
        limit=None,
    )
    columns = (
        Column(name="recency_days", kind="days", low=10.0, high=50.0),
        Column(name="spend", kind="money", low=50.0, high=150.0),
    )
    named = ("Recent, small spend", "Lapsed, small spend", "High spend")
    return Segmentation(
        name="households",
        contract=Contract(id_column="customer_id", columns=columns),
        preparation=Preparation(treatments=(step,)),
        rule=rule,
        segments=tuple(
            Segment(
                id=f"s{number + 1}",
                name=name,
                description=f"{name}.",
                n_customers=int(rule.counts[number]),
                share=float(rule.counts[number] / 300),
                value_share=1 / 3,
            )
            for number, name in enumerate(named)
        ),
        training=Training(
            candidate="kmeans-3",
            algorithm="kmeans",
            parameters={"n_clusters": 3},
            n_customers=300,
            seed=1,
        ),
        scorecard={"candidate": "kmeans-3"},
    )
