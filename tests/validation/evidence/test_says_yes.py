from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import TableError
from custseg.segmentation import Column
from custseg.validation.evidence.says_yes import says_yes

NAN = float("nan")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (("Yes", "No"), [True, False]),
        (("false", "true"), [False, True]),
        (("0", "1"), [False, True]),
        (("N", "unknown", " Y "), [False, False, True]),
        (("opted_out", "Opted In"), [False, True]),
        (("Nein", "Ja"), [False, True]),
        (("nej", "ja"), [False, True]),
        (("no",), [False]),
    ],
)
def test_levels_are_read_by_their_words(levels: tuple[str, ...], expected: list[bool]) -> None:
    """Whatever their order and case; rare levels and missing values mean no."""
    column = Column(name="consent", kind="binary", levels=levels)

    answers = says_yes(column, np.array([*range(len(levels) + 1), NAN], dtype=float))

    assert answers.tolist() == [*expected, False, False]


def test_numbers_above_zero_say_yes() -> None:
    """Two addresses are as good as one; a missing number is none."""
    column = Column(name="phones", kind="count")

    assert says_yes(column, np.array([2.0, 0.0, -1.0, NAN])).tolist() == [True, False, False, False]


def test_levels_without_a_word_for_yes_or_no_are_refused() -> None:
    """The column and its levels are named."""
    column = Column(name="club", kind="binary", levels=("gold", "silver"))

    with pytest.raises(TableError, match=r"'club' does not say[\s\S]*gold[\s\S]*yes for yes"):
        says_yes(column, np.array([0.0, 1.0]))


def test_without_levels_nobody_said_yes() -> None:
    """A column that is missing throughout has none."""
    column = Column(name="consent", kind="binary")

    assert says_yes(column, np.array([NAN, 0.0])).tolist() == [False, False]
