"""What every framework promises."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from custseg.candidates import FrameworkCandidate
from custseg.errors import ParameterError, TableError
from custseg.export import load_bundle, save_bundle
from custseg.frameworks import FRAMEWORKS
from custseg.rules import MIN_COVERED
from marketing import EVERY_FRAMEWORK, contract_of

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from custseg.frameworks import Framework, LearnedFramework
    from custseg.segmentation import Customers, Segmentation


@pytest.fixture
def customers(table: pa.Table) -> Customers:
    return contract_of(table).read(table).customers


@pytest.fixture
def raw(framework: Framework, customers: Customers) -> np.ndarray:
    return customers.matrix(framework.input_names)


@pytest.fixture
def segmentation(framework: Framework, customers: Customers) -> Segmentation:
    candidate = FrameworkCandidate(
        name="own",
        algorithm="framework",
        segmentation_name="shop",
        id_column="customer_id",
        framework=framework,
    )
    return candidate.fit(customers, seed=1)


def labels_of(framework: Framework, learned: LearnedFramework, raw: np.ndarray) -> np.ndarray:
    """Place customers by those of the framework's columns that its rule reads."""
    positions = [framework.input_names.index(name) for name in learned.rule.input_names]
    return learned.rule.label(raw[:, positions])


def test_every_registered_framework_is_tried() -> None:
    """No framework that a recipe may name is left out of these tests."""
    assert {name: type(one) for name, one in EVERY_FRAMEWORK.items()} == FRAMEWORKS


def test_at_most_six_named_segments_are_large_enough(framework: Framework, raw: np.ndarray) -> None:
    """Each has a name of its own and a twentieth of the customers, the largest comes first."""
    learned = framework.fit(raw)

    sizes = np.bincount(labels_of(framework, learned, raw), minlength=learned.rule.n_clusters)

    assert 2 <= len(sizes) <= 6
    assert len(set(learned.names)) == len(learned.names) == len(sizes)
    assert (np.diff(sizes) <= 0).all()
    assert sizes.min() >= 20
    assert learned.rule.covers >= MIN_COVERED


def test_its_bundle_gives_the_same_segments(
    segmentation: Segmentation, table: pa.Table, tmp_path: Path
) -> None:
    """Exported and read back, with names and notes, it assigns as at training."""
    save_bundle(segmentation, tmp_path / "1", report="", card="", lineage={})

    back = load_bundle(tmp_path / "1")

    assert back.segments == segmentation.segments
    assert back.training.notes == segmentation.training.notes
    assert back.assign(table).equals(segmentation.assign(table))


def test_a_customer_alone_gets_the_segment_of_the_batch(
    segmentation: Segmentation, table: pa.Table
) -> None:
    """Who else is in the table, and in which order, never matters."""
    whole = segmentation.assign(table)["segment_name"].to_pylist()

    alone = [
        segmentation.assign(table.slice(row, 1))["segment_name"][0].as_py() for row in range(40)
    ]
    turned = segmentation.assign(table.take(np.arange(len(table))[::-1]))["segment_name"]

    assert alone == whole[:40]
    assert turned.to_pylist() == whole[::-1]


def test_the_order_of_the_customers_changes_nothing(framework: Framework, raw: np.ndarray) -> None:
    """The same customers, shuffled, make the same names and the same rule."""
    shuffled = np.random.default_rng(2).permutation(raw)

    one, other = framework.fit(raw), framework.fit(shuffled)

    assert (one.names, one.notes) == (other.names, other.notes)
    assert labels_of(framework, one, raw).tolist() == labels_of(framework, other, raw).tolist()


def test_float32_storage_makes_the_same_rule(framework: Framework, raw: np.ndarray) -> None:
    """Values are rounded once at entry."""
    one, other = framework.fit(raw), framework.fit(raw.astype(np.float32))

    assert one.names == other.names
    assert labels_of(framework, one, raw).tolist() == labels_of(framework, other, raw).tolist()


def test_a_customer_of_whom_nothing_is_known_has_a_segment(
    framework: Framework, raw: np.ndarray
) -> None:
    """Nobody is noise for a missing value."""
    learned = framework.fit(raw)

    labels = labels_of(framework, learned, np.full((1, raw.shape[1]), np.nan))

    assert labels.tolist() != [-1]


def test_its_parameters_are_plain_data(segmentation: Segmentation) -> None:
    """They come back from JSON as they were."""
    parameters = segmentation.training.parameters

    assert json.loads(json.dumps(parameters)) == parameters


@pytest.mark.parametrize("n", [1, 5, 15])
def test_a_few_customers_are_one_or_two_segments(
    framework: Framework, n: int, table: pa.Table
) -> None:
    """There is nothing to learn from them, and no crash."""
    raw = contract_of(table).read(table.slice(0, n)).customers.matrix(framework.input_names)

    learned = framework.fit(raw)

    assert learned.rule.n_clusters == len(learned.names) == 1
    assert learned.rule.covers == min(n, MIN_COVERED)


@pytest.mark.parametrize("value", [7.0, np.nan])
def test_customers_who_are_all_alike_are_one_segment(framework: Framework, value: float) -> None:
    """Where every value is the same, or missing, nothing parts them."""
    raw = np.full((60, len(framework.input_names)), value)

    learned = framework.fit(raw)

    assert labels_of(framework, learned, raw).tolist() == [0] * 60
    assert len(learned.names) == 1


@settings(deadline=None, max_examples=15)
@pytest.mark.parametrize("name", EVERY_FRAMEWORK)
@given(data=st.data())
def test_any_numbers_make_a_sound_rule(name: str, data: st.DataObject) -> None:
    """With ties, zeros, negative and missing values, nobody is lost and nothing is learned of fewer than ten."""
    framework = EVERY_FRAMEWORK[name]
    shape = (data.draw(st.integers(10, 60)), len(framework.input_names))
    elements = st.integers(0, 6).map(float) | st.floats(-1e6, 1e6, width=32) | st.just(np.nan)
    raw = data.draw(hnp.arrays(np.float64, shape, elements=elements))

    learned = framework.fit(raw)

    labels = labels_of(framework, learned, raw)
    sizes = np.bincount(labels[labels >= 0], minlength=len(learned.names))
    assert labels.min() >= 0
    assert learned.rule.n_clusters == len(set(learned.names)) == len(learned.names) <= 6
    assert sizes.min() >= 10
    assert learned.rule.covers == 10


def test_a_column_that_is_not_dispensable_stays(framework: Framework) -> None:
    """A framework does without those columns alone that it says it can."""
    assert all(
        column not in framework.without(column).input_names for column in framework.dispensable
    )
    with pytest.raises(ParameterError, match="cannot do without the column 'age'"):
        framework.without("age")


def test_infinite_values_are_refused(framework: Framework, raw: np.ndarray) -> None:
    """A table would have set such a row aside."""
    spoiled = raw.copy()
    spoiled[3, 0] = np.inf

    with pytest.raises(TableError, match="1 infinite values"):
        framework.fit(spoiled)


def test_another_width_is_refused(framework: Framework, raw: np.ndarray) -> None:
    """A column too many belongs to none of its names."""
    with pytest.raises(TableError, match="shape"):
        framework.fit(np.column_stack([raw, raw[:, 0]]))
