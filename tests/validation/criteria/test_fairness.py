from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from custseg.segmentation import Column, Customers
from custseg.validation import Fairness, NotAsked, Score

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from conftest import EvidenceOf

LABELS = np.repeat([0, 1, 2, -1], 100)
CHANCE = np.random.default_rng(0).integers(3, size=400)


def people(age: ArrayLike, origin: ArrayLike) -> Customers:
    """Make customers of an age in years and of one of three origins."""
    return Customers(
        ids=pa.array(range(len(np.asarray(age)))),
        columns=(
            Column(name="age", kind="number"),
            Column(name="origin", kind="category", levels=("a", "b", "c")),
        ),
        raw=np.column_stack([age, origin]).astype(float),
    )


def test_segments_that_are_levels_are_found_out(evidence_of: EvidenceOf) -> None:
    """Where each group of customers, noise too, has a level of its own, V is 1; the other column is near 0."""
    age = 20.0 + np.random.default_rng(1).integers(50, size=400)
    origin = np.where(LABELS < 0, np.nan, LABELS)

    score = Fairness().score(
        evidence_of(LABELS, customers=people(age, origin), protected=("age", "origin"))
    )

    assert isinstance(score, Score)
    assert (score.value, score.better) == (pytest.approx(1.0), "lower")
    assert score.by_column["origin"] == score.value
    assert score.by_column["age"] < 0.15
    assert score.beside == {
        "largest_uncorrected_v": pytest.approx(1.0),
        "largest_adjusted_mutual_information": pytest.approx(1.0),
    }


def test_numbers_are_cut_into_fifths(evidence_of: EvidenceOf) -> None:
    """Segments that are fifths of the age tell it all."""
    age = np.arange(500.0)

    score = Fairness().score(
        evidence_of(np.arange(500) // 100, customers=people(age, np.zeros(500)), protected=("age",))
    )

    assert isinstance(score, Score)
    assert score.value == pytest.approx(1.0)


def test_chance_is_near_0(evidence_of: EvidenceOf) -> None:
    """An origin that has nothing to do with the segments gives about 0."""
    score = Fairness().score(
        evidence_of(LABELS, customers=people(CHANCE, CHANCE), protected=("origin",))
    )

    assert isinstance(score, Score)
    assert score.value < 0.08
    assert score.value <= score.beside["largest_uncorrected_v"]


def test_small_levels_are_not_looked_at(evidence_of: EvidenceOf) -> None:
    """Nine customers of an origin of their own, all in one segment, do not show."""
    origin = np.zeros(400)
    origin[:9] = 1

    score = Fairness().score(
        evidence_of(LABELS, customers=people(origin, origin), protected=("origin",))
    )

    assert isinstance(score, NotAsked)
    assert "two levels of at least 10" in score.reason


@pytest.mark.parametrize(
    ("labels", "protected", "reason"),
    [(LABELS, (), "protects no column"), (np.zeros(400), ("origin",), "in one group")],
)
def test_not_asked_where_it_makes_no_sense(
    evidence_of: EvidenceOf, labels: np.ndarray, protected: tuple[str, ...], reason: str
) -> None:
    """Without protected columns, or with one group, there is a reason instead of a figure."""
    customers = people(CHANCE, CHANCE)

    score = Fairness().score(evidence_of(labels, customers=customers, protected=protected))

    assert isinstance(score, NotAsked)
    assert reason in score.reason
