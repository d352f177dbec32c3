"""What every step promises."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.errors import BundleError, TableError

if TYPE_CHECKING:
    from custseg.steps import Step


def test_a_row_is_transformed_by_itself(step: Step, rows: np.ndarray) -> None:
    """One row alone has the same bits as in the batch."""
    whole = step.transform(rows)

    alone = np.concatenate([step.transform(rows[[row]]) for row in range(len(rows))])

    np.testing.assert_array_equal(alone, whole)


def test_chunks_and_threads_do_not_matter(step: Step, rows: np.ndarray) -> None:
    """Chunks of any size in any thread have the same bits as the whole."""
    with ThreadPoolExecutor(4) as pool:
        chunks = list(pool.map(step.transform, np.array_split(rows, 23)))

    np.testing.assert_array_equal(np.concatenate(chunks), step.transform(rows))


def test_memory_order_does_not_matter(step: Step, rows: np.ndarray) -> None:
    """Columns in memory, every other row, and read-only rows give the same float64, column after column."""
    expected = step.transform(rows)
    strided = np.repeat(np.asfortranarray(rows), 2, axis=0)[::2]
    locked = rows.copy()
    locked.flags.writeable = False

    results = [step.transform(other) for other in (np.asfortranarray(rows), strided, locked)]

    for result in results:
        np.testing.assert_array_equal(result, expected)
        assert result.flags.f_contiguous
        assert result.dtype == np.float64


def test_the_rows_given_are_left_alone(step: Step, rows: np.ndarray) -> None:
    """A transformed matrix is a new one."""
    before = rows.copy()

    step.transform(rows)

    np.testing.assert_array_equal(rows, before)


def test_no_row_in_no_row_out(step: Step) -> None:
    """An empty batch keeps its columns."""
    result = step.transform(np.empty((0, len(step.input_names))))

    assert result.shape == (0, len(step.output_names))


def test_result_is_finite(step: Step, rows: np.ndarray) -> None:
    """Whatever is missing or extreme, the distance gets numbers; of levels missing ones stay missing."""
    result = step.transform(rows)

    assert result.shape == (len(rows), len(step.output_names))
    if step.kind == "level":
        result = result[~np.isnan(rows)]
    assert np.isfinite(result).all()


def test_it_is_built_again_from_its_fields(step: Step, rows: np.ndarray) -> None:
    """Its fields by keyword, as a bundle stores them, make the same step."""
    again = type(step)(**{field.name: getattr(step, field.name) for field in fields(step)})  # type: ignore[arg-type]

    np.testing.assert_array_equal(again.transform(rows), step.transform(rows))


def test_it_survives_pickling(step: Step, rows: np.ndarray) -> None:
    """A worker process gets the same step."""
    again = pickle.loads(pickle.dumps(step))  # noqa: S301 - our own bytes

    np.testing.assert_array_equal(again.transform(rows), step.transform(rows))


def test_it_is_frozen(step: Step) -> None:
    """Neither a field nor an array in it can be changed."""
    arrays = [value for value in vars(step).values() if isinstance(value, np.ndarray)]

    with pytest.raises(FrozenInstanceError, match="covers"):
        step.covers = 99  # type: ignore[misc]
    for values in arrays:
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 99


def test_other_columns_are_refused(step: Step) -> None:
    """A matrix of another width never reaches compiled code."""
    with pytest.raises(TableError, match=r"reads \d columns"):
        step.transform(np.zeros((3, 5)))


def test_an_array_that_is_not_finite_is_refused(step: Step) -> None:
    """NaN in any array of an altered bundle is named."""
    arrays = [name for name, value in vars(step).items() if isinstance(value, np.ndarray)]

    for name in arrays:
        altered = np.full_like(getattr(step, name), np.nan)
        with pytest.raises(BundleError, match=f"{name} is not finite"):
            replace(step, **{name: altered})  # type: ignore[type-var]


def test_an_array_of_another_shape_is_refused(step: Step) -> None:
    """An array that lost or gained something is refused."""
    arrays = [name for name, value in vars(step).items() if isinstance(value, np.ndarray)]

    for name in arrays:
        altered = np.ones((1, *getattr(step, name).shape, 1))
        with pytest.raises(BundleError, match=f"{name} has shape"):
            replace(step, **{name: altered})  # type: ignore[type-var]


def test_covering_nobody_is_refused(step: Step) -> None:
    """Learned numbers stand for somebody."""
    with pytest.raises(BundleError, match="covers is at least 1"):
        replace(step, covers=0)  # type: ignore[type-var]
