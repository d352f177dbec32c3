"""A survey's items, corrected for styles of answering, from training to the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.candidates import ClustererCandidate, learn_contract
from custseg.export.document import join_segmentation, split_segmentation
from custseg.preprocessing import ColumnPreprocessor, Treated
from custseg.segmentation import Column

if TYPE_CHECKING:
    from custseg.segmentation import Segmentation

ITEMS = tuple(f"q{number}" for number in range(6))


@pytest.fixture(scope="module")
def answers() -> np.ndarray:
    """300 respondents of two opinions on a scale of 1 to 9, each answering higher or lower throughout."""
    rng = np.random.default_rng(2)
    opinions = np.array([[4, 4, 4, 1, 1, 1], [1, 1, 1, 4, 4, 4]])[np.arange(300) % 2]
    habits = rng.integers(0, 4, (300, 1))
    return opinions + habits + rng.integers(0, 2, (300, 6))


def table_of(answers: np.ndarray) -> pa.Table:
    """Return the answers as a customer table."""
    return pa.table({"id": range(len(answers)), **dict(zip(ITEMS, answers.T, strict=True))})


@pytest.fixture(scope="module")
def segmentation(answers: np.ndarray) -> Segmentation:
    """Learn two segments from corrected answers."""
    columns = [Column(name=name, kind="number", lowest=1, highest=9) for name in ITEMS]
    contract = learn_contract(table_of(answers), id_column="id", columns=columns)
    candidate = ClustererCandidate(
        name="kmeans-2",
        algorithm="kmeans",
        segmentation_name="respondents",
        id_column="id",
        preprocessor=ColumnPreprocessor(
            tuple(Treated(name=name, kind="ratings", survey="views") for name in ITEMS)
        ),
        parameters={"n_clusters": 2},
    )
    return candidate.fit(contract.read(table_of(answers)).customers, seed=1)


def labels_of(segmentation: Segmentation, answers: np.ndarray) -> list[int]:
    """Place respondents with these answers."""
    customers = segmentation.contract.read(table_of(answers)).customers
    found: list[int] = segmentation.place(customers).labels.tolist()
    return found


def test_segments_are_opinions_and_not_habits(
    segmentation: Segmentation, answers: np.ndarray
) -> None:
    """Those who answer high and those who answer low stand together."""
    labels = labels_of(segmentation, answers)

    assert labels in ([n % 2 for n in range(300)], [1 - n % 2 for n in range(300)])


def test_answering_higher_throughout_changes_no_segment(
    segmentation: Segmentation, answers: np.ndarray
) -> None:
    """As long as all answers stay on the scale."""
    assert labels_of(segmentation, answers + 1) == labels_of(segmentation, answers)


def test_it_is_the_same_out_of_a_bundle(segmentation: Segmentation, answers: np.ndarray) -> None:
    """Scale and correction come back."""
    again = join_segmentation(*split_segmentation(segmentation))

    assert again.contract == segmentation.contract
    assert labels_of(again, answers) == labels_of(segmentation, answers)
