"""What every clusterer promises."""

from __future__ import annotations

import pickle
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.utils import get_tags

from custseg.rules import NOISE

if TYPE_CHECKING:
    from custseg.clusterers import Clusterer
    from custseg.rules import Rule


def assert_same_rule(one: Rule, other: Rule) -> None:
    for field in fields(one):  # type: ignore[arg-type]
        np.testing.assert_array_equal(getattr(one, field.name), getattr(other, field.name))


def test_labels_are_what_the_rule_says(clusterer: Clusterer, rows: np.ndarray) -> None:
    """For every algorithm, predict(train) == labels_."""
    clusterer.fit(rows)

    assert clusterer.labels_.dtype == np.int32
    np.testing.assert_array_equal(clusterer.predict(rows), clusterer.labels_)


def test_the_four_groups_are_found(clusterer: Clusterer, rows: np.ndarray) -> None:
    """The structure is plain, and so no fault is found in it."""
    clusterer.fit(rows)

    sizes = np.bincount(clusterer.labels_[clusterer.labels_ != NOISE])
    np.testing.assert_allclose(sizes, [160, 120, 80, 40], atol=12)
    assert clusterer.degenerate_ == ()


def test_the_largest_cluster_comes_first(clusterer: Clusterer, rows: np.ndarray) -> None:
    """Clusters are numbered by size, whatever the order of the rows."""
    mixed = np.random.default_rng(2).permutation(len(rows))

    labels = clusterer.fit(rows).labels_
    mixed_labels = clusterer.fit(rows[mixed]).labels_

    assert (np.diff(np.bincount(labels[labels != NOISE])) <= 0).all()
    assert np.mean(mixed_labels == labels[mixed]) > 0.97


def test_the_same_rows_give_the_same_rule(clusterer: Clusterer, rows: np.ndarray) -> None:
    """Bit for bit, also after the global generator of numpy has moved on."""
    first = clusterer.fit(rows).rule_
    np.random.seed(99)  # noqa: NPY002 - the generator that must not matter

    again = clone(clusterer).fit(rows).rule_

    assert_same_rule(first, again)


def test_storage_does_not_matter(clusterer: Clusterer, rows: np.ndarray) -> None:
    """float64, float32, columns in memory and a list give one rule and one labelling."""
    rule, labels = clusterer.fit(rows).rule_, clusterer.labels_
    stored = (rows.astype(np.float32), np.asfortranarray(rows), rows.tolist())

    for other in stored:
        np.testing.assert_array_equal(clusterer.predict(other), labels)
        assert_same_rule(clone(clusterer).fit(other).rule_, rule)


def test_memberships_describe_the_labels(clusterer: Clusterer, rows: np.ndarray) -> None:
    """A row has a degree in every cluster, and none where it is noise."""
    degrees = clusterer.fit(rows).membership(rows)

    assert degrees.shape == (len(rows), clusterer.rule_.n_clusters)
    assert not degrees[clusterer.labels_ == NOISE].any()
    assert degrees[clusterer.labels_ != NOISE].max(axis=1).mean() > 0.3


def test_the_rule_names_its_columns(clusterer: Clusterer, rows: np.ndarray) -> None:
    """It takes the names of a DataFrame, and x0, x1, ... for a bare matrix."""
    frame = pd.DataFrame(rows, columns=["recency_days", "orders", "spend"])

    assert clusterer.fit(frame).rule_.input_names == ("recency_days", "orders", "spend")
    assert clusterer.fit(rows).rule_.input_names == ("x0", "x1", "x2")


def test_it_survives_pickling(clusterer: Clusterer, rows: np.ndarray) -> None:
    """A worker process sends back the fitted clusterer."""
    clusterer.fit(rows)

    again = pickle.loads(pickle.dumps(clusterer))  # noqa: S301 - our own bytes

    np.testing.assert_array_equal(again.predict(rows), clusterer.labels_)


@pytest.mark.parametrize("value", [np.inf, 1e39])
def test_what_is_not_finite_in_float32_is_refused(
    clusterer: Clusterer, rows: np.ndarray, value: float
) -> None:
    """Infinite and too large values cannot be fitted."""
    rows[3, 1] = value

    with pytest.raises(ValueError, match="Input X contains"):
        clusterer.fit(rows)


def test_a_missing_value_is_refused_unless_the_tags_allow_it(
    clusterer: Clusterer, rows: np.ndarray
) -> None:
    """Distances need every value; classes of answers do not."""
    rows[3, 1] = np.nan

    if get_tags(clusterer).input_tags.allow_nan:
        assert clusterer.fit(rows).labels_[3] != NOISE
    else:
        with pytest.raises(ValueError, match="Input X contains NaN"):
            clusterer.fit(rows)
