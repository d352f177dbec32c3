"""Which segmentations are measured?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans

from custseg.candidates import unnamed_segments
from custseg.clusterers import GaussianMixtureClusterer, KMeansClusterer
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.rules import DensityRule
from custseg.segmentation import Column, Contract, Segmentation, Training
from workload import FEATURES, N_GROUPS, customers, skewed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Rule
    from custseg.steps import Preparation

N_TRAINING = 50_000
_SEED = 0


def kmeans() -> Segmentation:
    """Return 6 centroids on ten columns of money."""
    return wide(len(FEATURES))


def gaussian_mixture() -> Segmentation:
    """Return 6 components of full covariance on ten columns of money."""
    preparation, rows, _ = _prepared()
    clusterer = GaussianMixtureClusterer(N_GROUPS, covariance_type="full", random_state=_SEED)
    return _segmentation(preparation, rows, clusterer.fit(rows).rule_, algorithm="gaussian_mixture")


def density(n_prototypes: int = 500) -> Segmentation:
    """Return the true groups, cut into so many cells by k-means, on ten columns of money."""
    preparation, rows, labels = _prepared()
    shares = np.bincount(labels[labels >= 0]) / (labels >= 0).sum()
    n_cells = np.diff(np.round(np.cumsum([0, *shares]) * n_prototypes).astype(int))
    cells = [_cells(rows[labels == group], n_own) for group, n_own in enumerate(n_cells)]
    prototypes, counts, radii = (np.concatenate(parts) for parts in zip(*cells, strict=True))
    rule = DensityRule(
        input_names=preparation.output_names,
        prototypes=prototypes,
        clusters=np.repeat(np.arange(N_GROUPS), n_cells),
        radii=radii,
        counts=counts,
        n_clusters=N_GROUPS,
    )
    return _segmentation(preparation, rows, rule, algorithm="hdbscan")


def wide(n_columns: int) -> Segmentation:
    """Return 6 centroids on many columns of money: the ten, again and again, under the names of `wide_names`."""
    preparation, rows, _ = _prepared(n_columns)
    rule = KMeansClusterer(N_GROUPS, random_state=_SEED).fit(rows).rule_
    return _segmentation(preparation, rows, rule, algorithm="kmeans")


def wide_names(n_columns: int) -> tuple[str, ...]:
    """Name so many columns, f0 to f9 first."""
    return tuple(f"f{number}" for number in range(n_columns))


def _prepared(
    n_columns: int = len(FEATURES),
) -> tuple[Preparation, NDArray[np.float64], NDArray[np.int64]]:
    rows, labels = customers(N_TRAINING, _SEED)
    raw = np.tile(skewed(rows).astype(np.float64), -(-n_columns // len(FEATURES)))[:, :n_columns]
    columns = tuple(Treated(name=name, kind="money") for name in wide_names(n_columns))
    preparation = ColumnPreprocessor(columns).fit(raw).preparation_
    return preparation, preparation.transform(raw), labels


def _cells(
    members: NDArray[np.float64], n_cells: int
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
    """Return the means of k-means cells, how many rows each has, and how far its farthest one is."""
    found = KMeans(n_cells, n_init=1, max_iter=10, random_state=_SEED).fit(members)
    distances = np.linalg.norm(members - found.cluster_centers_[found.labels_], axis=1)
    radii = np.zeros(n_cells)
    np.maximum.at(radii, found.labels_, distances)
    return found.cluster_centers_, np.bincount(found.labels_, minlength=n_cells), radii


def _segmentation(
    preparation: Preparation, rows: NDArray[np.float64], rule: Rule, *, algorithm: str
) -> Segmentation:
    columns = tuple(Column(name=name, kind="money") for name in preparation.input_names)
    return Segmentation(
        name=algorithm,
        contract=Contract(id_column="customer_id", columns=columns),
        preparation=preparation,
        rule=replace(rule, input_names=preparation.output_names),
        segments=unnamed_segments(rule.place(rows).labels, n_clusters=rule.n_clusters),
        training=Training(
            candidate=algorithm,
            algorithm=algorithm,
            parameters={},
            n_customers=N_TRAINING,
            seed=_SEED,
        ),
    )
