from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.candidates import FrameworkCandidate
from custseg.frameworks import SegmentationTree
from custseg.segmentation import Column, Customers
from custseg.validation import cross_fitted_groups
from custseg.validation.measures.explained import explained


def customers(*, difference: float) -> Customers:
    """Draw customers whose later spend differs by this much between those with many orders and the others."""
    rng = np.random.default_rng(4)
    orders, visits = rng.poisson(4, 600), rng.normal(size=600)
    later = difference * (orders > 4) + rng.normal(size=600)
    columns = tuple(Column(name=name, kind="number") for name in ("orders", "visits", "later"))
    raw = np.column_stack([orders, visits, later]).astype(float)
    return Customers(ids=pa.nulls(600), columns=columns, raw=raw)


TREE = FrameworkCandidate(
    name="tree",
    algorithm="segmentation_tree",
    segmentation_name="shop",
    id_column="id",
    framework=SegmentationTree(("orders", "visits"), outcome="later"),
)


def test_what_is_there_is_found_without_looking() -> None:
    """A real difference is foretold nearly as well as by the tree that saw everybody."""
    people = customers(difference=3.0)
    later = people.matrix(("later",))[:, 0]
    labels = TREE.fit(people, seed=1).place(people).labels

    groups = cross_fitted_groups(TREE, people, seed=1)

    fold_of = np.arange(600) % 5
    own = explained(labels, later, fold_of=fold_of).r2
    assert explained(groups, later, fold_of=fold_of).r2 == pytest.approx(own, abs=0.05)
    assert own > 0.5


def test_each_fit_has_groups_of_its_own() -> None:
    """Five trees of one leaf make five groups of a fifth of the customers."""
    groups = cross_fitted_groups(TREE, customers(difference=0.0), seed=1)

    assert np.bincount(groups).tolist() == [120] * 5
