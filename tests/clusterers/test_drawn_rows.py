"""Which rows stand for all of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.clusterers.drawn_rows import drawn_rows


@pytest.fixture
def rows() -> np.ndarray:
    return np.random.default_rng(3).normal(size=(5000, 3))


def test_the_order_of_the_rows_does_not_matter(rows: np.ndarray) -> None:
    """Shuffled rows give the same sample, in the same order."""
    shuffled = np.random.default_rng(4).permutation(rows)

    np.testing.assert_array_equal(shuffled[drawn_rows(shuffled, 200)], rows[drawn_rows(rows, 200)])


def test_rows_that_repeat_are_drawn_one_by_one() -> None:
    """Of two answers that 9,000 and 1,000 customers gave, a sample has both in proportion."""
    answers = np.random.default_rng(5).permutation(np.repeat([0.0, 1.0], [9000, 1000]))[:, None]

    drawn = answers[drawn_rows(answers, 1000)]

    assert 60 <= drawn.sum() <= 140


def test_ids_decide_where_they_are_given(rows: np.ndarray) -> None:
    """A customer whose columns changed is drawn as before, and a text id as its number."""
    ids = np.arange(len(rows))

    by_number = drawn_rows(rows, 300, ids=pa.array(ids))
    by_text = drawn_rows(rows + 1, 300, ids=pa.array(ids.astype(str)))

    np.testing.assert_array_equal(by_number, by_text)


@pytest.mark.parametrize("n", [5000, 9000])
def test_no_more_rows_than_there_are(rows: np.ndarray, n: int) -> None:
    """Where all are asked for, each comes once."""
    assert sorted(drawn_rows(rows, n)) == list(range(5000))


def test_every_part_of_the_data_is_in_the_sample(rows: np.ndarray) -> None:
    """The sample's means are those of all rows, as far as chance allows."""
    drawn = rows[drawn_rows(rows, 1000)]

    np.testing.assert_allclose(drawn.mean(axis=0), rows.mean(axis=0), atol=0.12)


def test_zero_has_no_sign() -> None:
    """-0.0 and 0.0 are the same number, so that rows with the one are drawn like rows with the other."""
    rows = np.random.default_rng(6).integers(-1, 2, size=(500, 4)).astype(float)
    negative = np.where(rows == 0, -0.0, rows)

    np.testing.assert_array_equal(drawn_rows(negative, 50), drawn_rows(rows, 50))
    assert np.signbit(negative[rows == 0]).all()
