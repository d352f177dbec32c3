from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.profiling import Answer, Question, ScoringSheet
from custseg.segmentation import Column, Customers

if TYPE_CHECKING:
    from conftest import CustomersOf

points = st.tuples(*[st.integers(0, 9)] * 3)
ORDERS = Question(
    column="orders",
    answers=(
        Answer(text="under 3", points=(2, 0), high=3.0),
        Answer(text="3 or more", points=(0, 4), low=3.0),
        Answer(text="unknown", points=(1, 0), low=np.inf, takes_missing=True),
    ),
)
REGION = Question(
    column="region",
    answers=(
        Answer(text="north", points=(3, 0), levels=("north",)),
        Answer(text="other", points=(0, 1), levels=("south",), takes_others=True),
    ),
)

FOUR_CUSTOMERS = Customers(
    ids=pa.array(range(4)),
    columns=(Column(name="orders", kind="count"), Column(name="age", kind="number")),
    raw=np.array([[1.0, 60.0], [3.0, 60.0], [1.0, 20.0], [3.0, np.nan]]),
)


@given(points, points, points, points)
def test_agrees_with_adding_up_by_hand(
    start: tuple[int, ...],
    low: tuple[int, ...],
    high: tuple[int, ...],
    old: tuple[int, ...],
) -> None:
    """The column-wise sums say what somebody finds who adds up the points of the answers given."""
    sheet = ScoringSheet(
        start=start,
        questions=(
            Question(
                column="orders",
                answers=(
                    Answer(text="under 3", points=low, high=3.0),
                    Answer(text="3 or more", points=high, low=3.0),
                ),
            ),
            Question(column="age", answers=(Answer(text="60 or more", points=old, low=60.0),)),
        ),
    )

    placed = sheet.place(FOUR_CUSTOMERS)

    answered = [[low, old], [high, old], [low], [high]]
    assert placed.tolist() == [naive.score_by_hand(start, given) for given in answered]


@pytest.mark.parametrize(
    ("orders", "region", "totals"),
    [
        (2, 0, [6, 0]),
        (3, 1, [1, 5]),
        (np.nan, 2, [2, 1]),
        (5, np.nan, [1, 4]),
    ],
)
def test_each_answer_gives_its_points(
    customers_of: CustomersOf, orders: float, region: float, totals: list[int]
) -> None:
    """Numbers, levels, other levels and missing values find their answer; where there is none they give no points."""
    customers = customers_of({"region": ("north", "south")}, orders=[orders], region=[region])

    sheet = ScoringSheet(start=(1, 0), questions=(ORDERS, REGION))

    assert sheet.totals(customers).tolist() == [totals]


def test_levels_are_known_by_name(customers_of: CustomersOf) -> None:
    """A table that lists its levels in another order is read alike."""
    sheet = ScoringSheet(start=(0, 0), questions=(REGION,))

    one = sheet.place(customers_of({"region": ("north", "south")}, region=[0, 1]))
    other = sheet.place(customers_of({"region": ("east", "south", "north")}, region=[2, 1]))

    assert one.tolist() == other.tolist() == [0, 1]


def test_plain_data_is_what_is_printed() -> None:
    """JSON holds start, questions, and the text and points of each answer."""
    data = json.loads(json.dumps(ScoringSheet(start=(1, 0), questions=(REGION,)).as_data()))

    assert data == {
        "start": [1, 0],
        "questions": [
            {
                "column": "region",
                "answers": [
                    {"text": "north", "points": [3, 0]},
                    {"text": "other", "points": [0, 1]},
                ],
            }
        ],
    }
