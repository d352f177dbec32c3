from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.draft import drafts_of

if TYPE_CHECKING:
    from conftest import CustomersOf


def test_given_answers_are_those_that_hold(customers_of: CustomersOf) -> None:
    """The number of each customer's answer is that of the answer which holds."""
    x = np.arange(90.0)
    customers = customers_of(x=x, constant=np.ones(90))

    [draft] = drafts_of(
        customers, (x >= 40).astype(np.int32), describing=customers.names, n_segments=2
    )

    assert draft.column == "x"
    for number, answer in enumerate(draft.answers):
        assert np.array_equal(draft.given == number, answer.holds(x, customers.columns[0]))


def test_points_go_to_their_answers(customers_of: CustomersOf) -> None:
    """Row i of the points is what answer i gives."""
    x = np.arange(90.0)
    customers = customers_of(x=x)
    [draft] = drafts_of(customers, (x >= 40).astype(np.int32), describing=("x",), n_segments=2)

    question = draft.question(np.array([[3, 0], [0, 2]]))

    assert [answer.points for answer in question.answers] == [(3, 0), (0, 2)]
