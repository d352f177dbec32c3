"""What every rule promises."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import BundleError, TableError
from custseg.rules import NOISE, LatentClassRule, Placement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from custseg.rules import Rule


def joined(parts: Iterable[Placement]) -> Placement:
    placed = list(parts)
    return Placement(
        labels=np.concatenate([part.labels for part in placed]),
        membership=np.concatenate([part.membership for part in placed]),
    )


def assert_same(one: Placement, other: Placement) -> None:
    np.testing.assert_array_equal(one.labels, other.labels)
    np.testing.assert_array_equal(one.membership, other.membership)


def arrays_of(rule: Rule) -> dict[str, np.ndarray]:
    return {name: value for name, value in vars(rule).items() if isinstance(value, np.ndarray)}


def test_a_row_is_placed_by_itself(rule: Rule, rows: np.ndarray) -> None:
    """One row alone has the same label and the same bits of membership as in the batch."""
    alone = joined(rule.place(rows[[row]]) for row in range(len(rows)))

    assert_same(alone, rule.place(rows))


def test_chunks_do_not_matter(rule: Rule, rows: np.ndarray) -> None:
    """Chunks of 7 rows give what the whole gives."""
    chunks = joined(rule.place(rows[start : start + 7]) for start in range(0, len(rows), 7))

    assert_same(chunks, rule.place(rows))


def test_blocks_do_not_matter(rule: Rule, rows: np.ndarray) -> None:
    """Of 9,000 rows, which are three blocks, each is placed as a few of them are, runner-up and margin too."""
    many = np.tile(rows, (30, 1))

    placed, few = rule.place(many), rule.place(rows)

    assert_same(placed, joined([few] * 30))
    np.testing.assert_array_equal(rule.label(many), placed.labels)
    for name in ("own", "runner_up", "margin"):
        np.testing.assert_array_equal(getattr(placed, name), np.tile(getattr(few, name), 30))


def test_threads_do_not_matter(rule: Rule, rows: np.ndarray) -> None:
    """Four threads that share the chunks give what one gives."""
    with ThreadPoolExecutor(4) as pool:
        chunks = list(pool.map(rule.place, np.array_split(rows, 23)))

    assert_same(joined(chunks), rule.place(rows))


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_forked_child_places_too(rule: Rule, rows: np.ndarray) -> None:
    """A child forked after the kernel has run is alive, and gives the same."""
    expected = rule.place(rows)

    with multiprocessing.get_context("fork").Pool(1) as pool:
        placed = pool.apply_async(rule.place, (rows,)).get(timeout=30)

    assert_same(placed, expected)


def test_storage_does_not_matter(rule: Rule, rows: np.ndarray) -> None:
    """Columns in memory, every other row, float32 and read-only rows give the same."""
    locked = rows.copy()
    locked.flags.writeable = False
    strided = np.repeat(rows, 2, axis=0)[::2]

    for other in (np.asfortranarray(rows), strided, rows.astype(np.float32), locked):
        assert_same(rule.place(other), rule.place(rows))


def test_labels_and_membership_have_their_shapes(rule: Rule, rows: np.ndarray) -> None:
    """Labels are int32 from -1, memberships lie in [0, 1], and a row has at most 1 of them."""
    placed = rule.place(rows)

    assert placed.labels.dtype == np.int32
    assert placed.membership.shape == (len(rows), rule.n_clusters)
    assert set(placed.labels.tolist()) <= set(range(NOISE, rule.n_clusters))
    assert placed.membership.min() >= 0
    assert placed.membership.sum(axis=1).max() <= 1 + 1e-12


def test_the_label_alone_is_the_placements(rule: Rule, rows: np.ndarray) -> None:
    """Whoever asks for less gets the same."""
    np.testing.assert_array_equal(rule.label(rows), rule.place(rows).labels)


def test_noise_belongs_nowhere(rule: Rule, rows: np.ndarray) -> None:
    """The memberships of a noise row are all 0."""
    placed = rule.place(rows)

    assert not placed.membership[placed.labels == NOISE].any()


def test_a_missing_value_makes_noise(rule: Rule) -> None:
    """NaN in any column is nobody's, or in all of them for classes of answers, to which one answer is enough."""
    missing = np.array([[np.nan, np.nan], [np.nan, 0.0], [0.0, np.nan]])

    placed = rule.place(missing[:1] if isinstance(rule, LatentClassRule) else missing)

    assert set(placed.labels.tolist()) == {NOISE}
    assert not placed.membership.any()


def test_no_row_in_no_row_out(rule: Rule) -> None:
    """An empty batch has no labels, and still k memberships."""
    placed = rule.place(np.empty((0, 2)))

    assert placed.labels.shape == (0,)
    assert placed.membership.shape == (0, rule.n_clusters)


def test_another_width_is_refused(rule: Rule) -> None:
    """A matrix of another width never reaches compiled code."""
    with pytest.raises(TableError, match="does not fit the rule"):
        rule.place(np.zeros((4, 3)))


def test_renumbering_changes_numbers_only(rule: Rule, rows: np.ndarray) -> None:
    """Cluster order[i] is called i, with its memberships."""
    before = rule.place(rows)
    order = np.array([2, 0, 1], dtype=np.int32)

    after = rule.renumbered(order).place(rows)

    is_placed = before.labels != NOISE
    np.testing.assert_array_equal(after.labels == NOISE, ~is_placed)
    is_tied = np.sort(before.membership, axis=1)[:, -1] == np.sort(before.membership, axis=1)[:, -2]
    sure = is_placed & ~is_tied
    np.testing.assert_array_equal(order[after.labels[sure]], before.labels[sure])
    np.testing.assert_allclose(after.membership, before.membership[:, order], atol=1e-12)


def test_it_is_built_again_from_its_fields(rule: Rule, rows: np.ndarray) -> None:
    """Its fields by keyword, as a bundle stores them, make the same rule."""
    again = type(rule)(**{field.name: getattr(rule, field.name) for field in fields(rule)})  # type: ignore[arg-type]

    assert_same(again.place(rows), rule.place(rows))


def test_it_survives_pickling(rule: Rule, rows: np.ndarray) -> None:
    """A worker process gets the same rule."""
    again = pickle.loads(pickle.dumps(rule))  # noqa: S301 - our own bytes

    assert_same(again.place(rows), rule.place(rows))


def test_it_is_frozen(rule: Rule) -> None:
    """Neither a field nor an array in it can be changed."""
    with pytest.raises(FrozenInstanceError, match="input_names"):
        rule.input_names = ()  # type: ignore[misc]
    for values in arrays_of(rule).values():
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 99


def test_an_array_of_another_shape_is_refused(rule: Rule) -> None:
    """An array that lost or gained something is named."""
    for name, values in arrays_of(rule).items():
        with pytest.raises(BundleError, match="shape"):
            replace(rule, **{name: np.ones((1, *values.shape, 1), dtype=values.dtype)})  # type: ignore[type-var]


def test_an_array_that_is_not_finite_is_refused(rule: Rule) -> None:
    """NaN in any array of an altered bundle is named."""
    for name, values in arrays_of(rule).items():
        with pytest.raises(BundleError, match=name):
            replace(rule, **{name: np.full(values.shape, np.nan)})  # type: ignore[type-var]


def test_text_in_place_of_numbers_is_refused(rule: Rule) -> None:
    """An array of another type is named."""
    for name, values in arrays_of(rule).items():
        with pytest.raises(BundleError, match=f"{name} is of type"):
            replace(rule, **{name: values.astype(str)})  # type: ignore[type-var]


def test_it_covers_the_customers_of_its_least_part(rule: Rule) -> None:
    """A bundle asks a rule how few customers any of its numbers stands for."""
    assert rule.covers in (10, 20)
