from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.errors import TableError
from custseg.segmentation import Column, level_texts

POSTCODE = Column(name="postcode", kind="category", prefix=2)


@pytest.mark.parametrize(
    "values",
    [
        pa.array(["01067", " 80331", "", None]),
        pa.array(["01067", " 80331", "", None], pa.large_string()),
        pa.array(["01067", " 80331", "", None]).dictionary_encode(),
    ],
    ids=["text", "large text", "dictionary"],
)
def test_a_prefix_is_the_first_characters(values: pa.Array) -> None:
    """However texts are stored; white space around is no character."""
    assert level_texts(pa.chunked_array([values]), POSTCODE).to_pylist() == ["01", "80", None, None]


def test_characters_are_letters_not_bytes() -> None:
    """The first of 'Ærø' is Æ."""
    column = Column(name="island", kind="category", prefix=1)

    assert level_texts(pa.chunked_array([["Ærø"]]), column).to_pylist() == ["Æ"]


def test_a_value_shorter_than_the_prefix_stays() -> None:
    """It is a level of its own."""
    assert level_texts(pa.chunked_array([["8"]]), POSTCODE).to_pylist() == ["8"]


@pytest.mark.parametrize(
    ("prefix", "level"),
    [(3, "E1"), (4, "E1 6"), (1, "E")],
    ids=["at the space", "behind it", "before it"],
)
def test_a_prefix_ends_in_no_space(prefix: int, level: str) -> None:
    """It would be another level when it is read from a file again."""
    column = Column(name="postcode", kind="category", prefix=prefix)

    found = level_texts(pa.chunked_array([["E1 6AN", "E1"]]), column).to_pylist()

    assert found[0] == level
    assert level_texts(pa.chunked_array([found]), column).to_pylist() == found


@given(text=st.text("E1.0 +Tru", max_size=8), prefix=st.integers(1, 5))
def test_a_level_is_read_as_itself(text: str, prefix: int) -> None:
    """Whatever its first characters are, reading them once more changes nothing."""
    column = Column(name="postcode", kind="category", prefix=prefix)

    once = level_texts(pa.chunked_array([[text]], pa.string()), column)

    assert level_texts(once, column).equals(once)


def test_a_column_of_lists_is_refused() -> None:
    """Its type is told."""
    with pytest.raises(TableError, match=r"(?s)'postcode' cannot be read.*list"):
        level_texts(pa.chunked_array([[["01"]]]), POSTCODE)
