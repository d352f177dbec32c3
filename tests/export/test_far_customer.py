"""What can one customer change in a bundle, however far from the others?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

import learners
import traces
from custseg.clusterers import KMeansClusterer
from custseg.errors import BundleError, DegenerateFit
from custseg.export import save_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.segmentation import Segmentation

MOVED = ("recency_days", "visits", "spend")
FAR = 17
ON_NUMBERS = [name for name in learners.LEARNERS if name != "latent classes"]
WITH_PROTOTYPES = {
    "kmeans": "centroids",
    "full mixture": "means",
    "tied mixture": "means",
    "diag mixture": "means",
    "spherical mixture": "means",
    "hdbscan": "prototypes",
    "leaves": "prototypes",
    "dense cores": "prototypes",
}


@pytest.fixture(scope="module")
def table() -> pa.Table:
    """Draw the fewest customers of whom the very outermost is not among the ten behind the end of a range."""
    return learners.customer_table(1002)


def moved(table: pa.Table, factor: float) -> pa.Table:
    """Move one customer as many times as far as the farthest."""
    for name in MOVED:
        values = table[name].to_numpy().copy()
        values[FAR] = factor * values.max()
        table = table.set_column(table.column_names.index(name), name, pa.array(values))
    return table


def without(table: pa.Table) -> pa.Table:
    """Leave that customer out."""
    return table.filter(np.arange(len(table)) != FAR)


def save(segmentation: Segmentation, folder: Path) -> str:
    return save_bundle(segmentation, folder, report="", card="", lineage={})


def raw_numbers(segmentation: Segmentation) -> dict[str, np.ndarray]:
    """Return by column, in its own unit, what contract and steps know of it."""
    found: dict[str, list[float]] = {
        column.name: [column.low, column.high]
        for column in segmentation.contract.columns
        if column.low is not None and column.high is not None
    }
    treatments = segmentation.preparation.treatments if segmentation.preparation else ()
    for step in treatments:
        for position, name in enumerate(step.input_names):
            arrays = (getattr(step, field, None) for field in ("fill", "low", "high", "unit"))
            known = [array[position] for array in arrays if array is not None]
            found[name] = [*found.get(name, []), *known]
    return {name: np.array(values) for name, values in found.items() if values}


@pytest.mark.parametrize("learner", ON_NUMBERS)
def test_how_far_a_customer_is_stands_nowhere(
    learner: str, table: pa.Table, tmp_path: Path
) -> None:
    """A million and a thousand million times as far make the same bundle, to the last byte."""
    near = learners.learn(learner, moved(table, 1e6))
    far = learners.learn(learner, moved(table, 1e9))

    assert save(near, tmp_path / "near") == save(far, tmp_path / "far")


@pytest.mark.parametrize("learner", ON_NUMBERS)
def test_no_number_is_as_large_as_a_far_customers(
    learner: str, table: pa.Table, tmp_path: Path
) -> None:
    """Not one of the bundle's numbers comes near the customer's own ones."""
    far = moved(table, 1e6)

    save(learners.learn(learner, far), tmp_path / "1")

    largest = np.abs(traces.stored_numbers(tmp_path / "1")).max()
    assert largest < 0.001 * learners.numbers(far)[FAR, :3].min()


@pytest.mark.parametrize("other", [moved, without])
@pytest.mark.parametrize("learner", ["kmeans", "full grid"])
def test_contract_and_steps_change_by_less_than_a_tenth_of_the_range(
    learner: str, other: object, table: pa.Table
) -> None:
    """Every number about a column is a mean of ten or more that lie among the others."""
    changed = moved(table, 1e6)
    base = table if other is moved else without(table)

    before = raw_numbers(learners.learn(learner, base))
    after = raw_numbers(learners.learn(learner, changed))

    for name in before:
        width = np.ptp(base[name].to_numpy())
        assert np.abs(after[name] - before[name]).max() < width / 10


@pytest.mark.parametrize("learner", ["kmeans", "tied mixture"])
def test_the_others_are_prepared_almost_as_before(learner: str, table: pa.Table) -> None:
    """What the rule sees of them shifts by less than a tenth of its range."""
    others = learners.contract_of(table).read(without(table)).customers

    before = learners.learn(learner, without(table)).prepare(others)
    after = learners.learn(learner, moved(table, 1e6)).prepare(others)

    assert (np.abs(after - before) < np.ptp(before, axis=0) / 10).all()


@pytest.mark.parametrize("learner", WITH_PROTOTYPES)
def test_no_prototype_comes_near_a_far_customer(learner: str, table: pa.Table) -> None:
    """A mean of ten or more stays nine tenths of the way away that lies between the customer and the others."""
    far = moved(table, 1e6)
    segmentation = learners.learn(learner, far)
    rows = segmentation.prepare(learners.contract_of(far).read(far).customers)
    names = segmentation.preparation.output_names
    towards = np.isin(names, MOVED) / np.sqrt(len(MOVED))

    prototypes = getattr(segmentation.rule, WITH_PROTOTYPES[learner])

    gaps = (rows[FAR] - np.delete(rows, FAR, axis=0)) @ towards
    assert gaps.min() > 0
    assert ((rows[FAR] - prototypes) @ towards).min() >= 0.9 * gaps.min()


@pytest.mark.parametrize("learner", ["kmeans", "full mixture", "tied mixture", "diag mixture"])
def test_means_change_by_less_than_a_tenth_of_the_range(learner: str, table: pa.Table) -> None:
    """Where groups are plain, the same ones are found, and their means hardly move."""
    before = learners.learn(learner, without(table))
    after = learners.learn(learner, moved(table, 1e6))

    rows = before.prepare(learners.contract_of(table).read(without(table)).customers)
    field = WITH_PROTOTYPES[learner]
    changes = np.abs(getattr(after.rule, field) - getattr(before.rule, field))
    assert (changes < np.ptp(rows, axis=0) / 10).all()


@pytest.mark.parametrize("learner", ["kmeans", "value groups"])
def test_of_few_customers_a_far_one_moves_nothing_either(learner: str) -> None:
    """Of fewer than 1,002 the ends of a range are means of ten outer values, but the outermost is not among them."""
    few = learners.customer_table(360)
    far = moved(few, 1e6)

    known = raw_numbers(learners.learn(learner, far))

    for name in set(MOVED) & known.keys():
        assert known[name].max() <= few[name].to_numpy().max()


def test_a_centroid_of_one_far_customer_is_not_stored(table: pa.Table, tmp_path: Path) -> None:
    """Where nothing clips, k-means gives a far customer a cluster, says so, and no bundle takes it."""
    segmentation = learners.learn("kmeans", table)
    rows = segmentation.prepare(segmentation.contract.read(table).customers)
    rows[FAR] += 1e6

    with pytest.warns(DegenerateFit, match="a prototype stands for only 1 customers"):
        clusterer = KMeansClusterer(n_clusters=4, random_state=0).fit(rows)

    rule = replace(clusterer.rule_, input_names=segmentation.rule.input_names)
    with pytest.raises(BundleError, match="a few customers only"):
        save(replace(segmentation, rule=rule), tmp_path / "1")
