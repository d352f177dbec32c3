from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from custseg.profiling import learn_scoring_sheet

if TYPE_CHECKING:
    from conftest import CustomersOf
    from custseg.profiling import ScoringSheet
    from custseg.segmentation import Customers


def learned(customers: Customers, labels: np.ndarray, n_segments: int = 4) -> ScoringSheet | None:
    return learn_scoring_sheet(
        customers,
        labels.astype(np.int32),
        describing=customers.names,
        n_segments=n_segments,
        seed=0,
    )


def four_corners(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Return three columns, and segments made of the signs of the first two."""
    columns = np.random.default_rng(0).normal(size=(3, n))
    return columns, 2 * (columns[0] > 0) + (columns[1] > 0)


def test_finds_the_columns_that_matter(customers_of: CustomersOf) -> None:
    """Segments made of two columns are placed by questions about these two."""
    (x, y, other), labels = four_corners(1_000)
    customers = customers_of(other=other, x=x, y=y)

    sheet = learned(customers, labels)

    assert sheet is not None
    assert sorted(sheet.columns) == ["x", "y"]
    assert np.mean(sheet.place(customers) == labels) > 0.97


def test_at_most_five_questions(customers_of: CustomersOf) -> None:
    """However many columns help, five are asked for."""
    columns = np.random.default_rng(0).normal(size=(8, 2_000))
    customers = customers_of(**{f"x{i}": column for i, column in enumerate(columns)})

    sheet = learned(customers, columns.sum(axis=0) > 0, n_segments=2)

    assert sheet is not None
    assert len(sheet.questions) == 5


def test_noise_and_tiny_segments_are_never_named(customers_of: CustomersOf) -> None:
    """A segment of 9 customers begins with -1 and gets no points; noise has no place on the sheet."""
    x = np.arange(300.0)
    labels = np.select([x < 100, x < 200, x < 209], [0, 2, 1], -1)
    customers = customers_of(x=x)

    sheet = learned(customers, labels, n_segments=3)

    assert sheet is not None
    assert sheet.start[1] == -1
    assert all(answer.points[1] == 0 for answer in sheet.questions[0].answers)
    assert set(sheet.place(customers)) == {0, 2}


@pytest.mark.parametrize(
    "labels", [np.zeros(100), np.full(100, -1), np.repeat([0, 1], [95, 5]), np.arange(100) % 2]
)
def test_none_where_nothing_can_be_told(customers_of: CustomersOf, labels: np.ndarray) -> None:
    """There is no sheet for one segment, for noise alone, or where no column helps."""
    noise = np.random.default_rng(1).normal(size=100)

    assert learned(customers_of(x=noise), labels) is None


def test_order_of_the_segments_does_not_matter(customers_of: CustomersOf) -> None:
    """Other numbers for the segments give the same points under these numbers."""
    (x, y, _), labels = four_corners(500)
    order = np.array([2, 0, 3, 1])
    customers = customers_of(x=x, y=y)

    sheet, renumbered = learned(customers, labels), learned(customers, order[labels])

    assert sheet is not None
    assert renumbered is not None
    for own, other in zip(sheet.questions, renumbered.questions, strict=True):
        for answer, again in zip(own.answers, other.answers, strict=True):
            assert answer.text == again.text
            assert answer.points == tuple(np.array(again.points)[order])
