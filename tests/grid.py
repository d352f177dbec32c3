"""Every clusterer at every point of a grid of parameters, fitted once in a session, and its segmentation."""

from __future__ import annotations

import itertools
import warnings
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from custseg.candidates import learn_contract, unnamed_segments
from custseg.clusterers import CLUSTERERS
from custseg.errors import DegenerateFit
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column, Segmentation, Training

if TYPE_CHECKING:
    from custseg.clusterers import Clusterer
    from custseg.segmentation import Contract, Customers
    from custseg.steps import Preparation

COLUMNS = {
    "six blobs": {"spend": "number", "recency_days": "days", "income": "number"},
    "sixty blobs": {"spend": "number", "recency_days": "days", "income": "number"},
    "mixed columns": {
        "spend": "money",
        "discount_share": "share",
        "region": "category",
        "income_band": "ordered",
    },
    "answers": {"card": "binary", "app": "binary", "region": "category", "pays_by": "category"},
}
DENSITIES: dict[str, tuple[Any, ...]] = {
    "min_cluster_size": (10,),
    "min_samples": (1, 5, 15),
    "cluster_selection_method": ("eom", "leaf"),
    "cluster_selection_epsilon": (0.0, 0.5, 1.0),
    "allow_single_cluster": (False, True),
}


@dataclass(frozen=True, kw_only=True)
class Point:
    """Which clusterer, with which parameters, is fitted on which table."""

    table: str
    algorithm: str
    parameters: dict[str, Any]

    @property
    def name(self) -> str:
        """The point in words."""
        return f"{self.algorithm} {self.parameters} on {self.table}"


@dataclass(frozen=True, kw_only=True, eq=False)
class Fitted:
    """A fitted clusterer, the prepared matrix it was fitted on, and the segmentation that its rule makes."""

    point: Point
    clusterer: Clusterer
    matrix: np.ndarray
    customers: Customers
    segmentation: Segmentation


def _grid(tables: tuple[str, ...], algorithm: str, **values: tuple[Any, ...]) -> list[Point]:
    return [
        Point(table=table, algorithm=algorithm, parameters=dict(zip(values, chosen, strict=True)))
        for table in tables
        for chosen in itertools.product(*values.values())
    ]


POINTS = [
    *_grid(
        ("six blobs", "mixed columns"),
        "kmeans",
        n_clusters=(1, 2, 6, 11),
        noise_fraction=(0.0, 0.001, 0.05),
        n_init=(2,),
    ),
    *_grid(
        ("six blobs", "mixed columns"),
        "gaussian_mixture",
        n_clusters=(1, 4),
        covariance_type=("full", "tied", "diag", "spherical"),
        noise_fraction=(0.0, 0.05),
        n_init=(2,),
    ),
    *_grid(("six blobs",), "hdbscan", **DENSITIES, place_noise=(False, True)),
    *_grid(("sixty blobs",), "hdbscan", **DENSITIES, place_noise=(False,)),
    *_grid(
        ("answers",),
        "latent_class",
        n_clusters=(1, 3),
        noise_fraction=(0.0, 0.05),
        n_init=(2,),
    ),
]


def fitted_grid() -> tuple[Fitted, ...]:
    """Return every point of the grid."""
    return tuple(fitted(position) for position in range(len(POINTS)))


@cache
def fitted(position: int) -> Fitted:
    """Return one point of the grid; it is fitted once."""
    point = POINTS[position]
    contract, customers, preparation, matrix = _prepared(point.table)
    clusterer = CLUSTERERS[point.algorithm](**point.parameters, random_state=0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DegenerateFit)
        clusterer.fit(matrix)
    segmentation = Segmentation(
        name="households",
        contract=contract,
        preparation=preparation,
        rule=replace(clusterer.rule_, input_names=preparation.output_names),
        segments=unnamed_segments(clusterer.labels_, n_clusters=clusterer.rule_.n_clusters),
        training=Training(
            candidate=point.name,
            algorithm=point.algorithm,
            parameters=point.parameters,
            n_customers=len(customers),
            seed=0,
        ),
    )
    return Fitted(
        point=point,
        clusterer=clusterer,
        matrix=matrix,
        customers=customers,
        segmentation=segmentation,
    )


@cache
def table(name: str) -> pa.Table:
    """Draw the customers of a table; no number in it is one that float32 holds."""
    if name == "mixed columns":
        return _mixed_columns()
    if name == "answers":
        return _answers()
    n_blobs, size, spread = (6, 90, 0.2) if name == "six blobs" else (60, 15, 0.05)
    rng = np.random.default_rng(n_blobs)
    blobs = np.repeat(rng.uniform(-2, 2, (n_blobs, 3)), size, axis=0)
    rows = np.concatenate([blobs + rng.normal(0, spread, blobs.shape), rng.uniform(-3, 3, (30, 3))])
    spend, recency, income = rng.permutation(rows).T
    return _with_ids(
        {"spend": 100 + 20 * spend, "recency_days": np.sinh(recency + 4), "income": income}
    )


def _mixed_columns() -> pa.Table:
    rng = np.random.default_rng(4)
    group = rng.integers(4, size=480)
    spend = np.array([20.0, 60.0, 200.0, 900.0])[group] * rng.lognormal(0, 0.3, 480)
    spend[rng.choice(480, 20, replace=False)] = np.nan
    region = np.where(rng.random(480) < 0.8, group % 3, rng.integers(3, size=480))
    return _with_ids(
        {
            "spend": spend,
            "discount_share": rng.beta(1 + group, 3),
            "region": np.array(["north", "south", "isle"])[region],
            "income_band": rng.integers(1, 6, size=480) + (group > 1),
        }
    )


def _answers() -> pa.Table:
    rng = np.random.default_rng(2)
    group = rng.integers(3, size=480)
    says_yes = rng.random((480, 2)) < np.array([[0.9, 0.8], [0.2, 0.8], [0.1, 0.1]])[group]
    strays = rng.random((480, 2)) < 0.2
    region, payment = np.where(strays, rng.integers(3, size=(480, 2)), group[:, None]).T
    columns = {
        "card": says_yes[:, 0].astype(str),
        "app": says_yes[:, 1].astype(str),
        "region": np.array(["north", "south", "isle"])[region],
        "pays_by": np.array(["cash", "card", "phone"])[payment],
    }
    missing = rng.random((4, 480)) < 0.05
    return _with_ids(
        {
            name: pa.array(values, mask=is_missing)
            for (name, values), is_missing in zip(columns.items(), missing, strict=True)
        }
    )


def _with_ids(columns: dict[str, Any]) -> pa.Table:
    n = len(next(iter(columns.values())))
    return pa.table({"customer_id": [f"{number:05d}" for number in range(n)], **columns})


@cache
def _prepared(name: str) -> tuple[Contract, Customers, Preparation, np.ndarray]:
    columns = [Column(name=column, kind=kind) for column, kind in COLUMNS[name].items()]
    contract = learn_contract(table(name), id_column="customer_id", columns=columns)
    customers = contract.read(table(name)).customers
    treated = tuple(
        Treated(
            name=column.name,
            kind="levels" if name == "answers" else column.kind,
            levels=column.levels,
        )
        for column in contract.columns
    )
    preparation = ColumnPreprocessor(treated).fit(customers.raw).preparation_
    matrix = preparation.transform(customers.matrix(preparation.input_names))
    return contract, customers, preparation, matrix
