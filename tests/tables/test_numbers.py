from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custseg.tables import as_numbers, as_texts, put_numbers


def chunked(values: list[Any], kind: pa.DataType | None = None) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(values, kind)])


@settings(deadline=None, derandomize=True)
@given(values=st.lists(st.floats(allow_nan=False)))
def test_text_of_a_number_is_the_number(values: list[float]) -> None:
    """Every float reads back from its text."""
    numbers, is_wrong = as_numbers(chunked([repr(value) for value in values], pa.string()))

    assert numbers.tolist() == values
    assert not is_wrong.any()


@pytest.mark.parametrize("text", ["", " ", "NA", "nan", "NULL", "None", None])
def test_words_for_missing_are_missing(text: str | None) -> None:
    """What other tools write for nothing is nothing, and not wrong."""
    numbers, is_wrong = as_numbers(chunked([text], pa.string()))

    assert np.isnan(numbers[0])
    assert not is_wrong[0]


@pytest.mark.parametrize("text", ["1,5", "many", "1 2", "0x10", "--1", "1e", "."])
def test_other_texts_are_wrong(text: str) -> None:
    """A text that is no number is missing, and marked."""
    numbers, is_wrong = as_numbers(chunked([text, " 2 "]))

    np.testing.assert_array_equal(numbers, [np.nan, 2.0])
    assert is_wrong.tolist() == [True, False]


@pytest.mark.parametrize(
    "values",
    [
        chunked([1, None], pa.int8()),
        chunked([1.0, float("nan")]),
        chunked([Decimal("1.00"), None]),
        chunked([True, None]),
        chunked(["1", None]).dictionary_encode(),
        chunked(["1", None], pa.string_view()),
        chunked(["1", None], pa.string_view()).dictionary_encode(),
        chunked([1, None], pa.int64()).dictionary_encode(),
        pa.chunked_array([pa.array([1]), pa.array([None], pa.int64())]),
    ],
    ids=lambda values: str(values.type),
)
def test_storage_of_numbers_does_not_matter(values: pa.ChunkedArray) -> None:
    """A one is a one, and a missing value missing, however they are stored."""
    numbers, is_wrong = as_numbers(values)

    np.testing.assert_array_equal(numbers, [1.0, np.nan])
    assert not is_wrong.any()


def test_chunks_fill_one_array() -> None:
    """A row of a matrix takes a column as it was read, chunk after chunk, with its missing values."""
    matrix = np.zeros((2, 5))
    chunks = [
        pa.array([1, None], pa.int8()),
        pa.array([], pa.int8()),
        pa.array([3, 4, 5], pa.int8()),
    ]

    put_numbers(pa.chunked_array(chunks), into=matrix[1])

    np.testing.assert_array_equal(matrix, [[0.0] * 5, [1, np.nan, 3, 4, 5]])


def test_an_array_of_arrow_is_not_written_to() -> None:
    """What is read stays as it is when the numbers are changed."""
    values = chunked([1.0, 2.0])

    numbers, _ = as_numbers(values)
    numbers[:] = 0.0

    assert values.to_pylist() == [1.0, 2.0]


def test_column_of_nothing_is_missing() -> None:
    """A column without a type has no value and no fault."""
    numbers, is_wrong = as_numbers(pa.chunked_array([pa.nulls(2)]))

    assert np.isnan(numbers).all()
    assert not is_wrong.any()


def test_dates_are_no_numbers() -> None:
    """A column of another type is wrong where it has a value."""
    dates = pa.array([0, None], pa.date32())

    _, is_wrong = as_numbers(pa.chunked_array([dates]))

    assert is_wrong.tolist() == [True, False]


@pytest.mark.parametrize(
    "values",
    [
        chunked([1, None], pa.int8()),
        chunked([1.0, float("nan")]),
        chunked([1.0, None], pa.float32()),
        chunked(["1", ""]),
        chunked([" 1 ", None], pa.large_string()),
        chunked(["1", None], pa.string_view()),
        chunked(["1", None]).dictionary_encode(),
        chunked(["1", None], pa.string_view()).dictionary_encode(),
    ],
    ids=lambda values: str(values.type),
)
def test_storage_of_levels_does_not_matter(values: pa.ChunkedArray) -> None:
    """The level 1 is the same text, however it is stored."""
    assert as_texts(values).to_pylist() == ["1", None]


def test_booleans_and_fractions_are_levels() -> None:
    """Booleans are words, and fractions keep their digits."""
    assert as_texts(chunked([True, False, None])).to_pylist() == ["true", "false", None]
    assert as_texts(chunked([0.1, -0.0, 1e300])).to_pylist() == ["0.1", "0", str(int(1e300))]


def test_levels_of_a_csv_file_are_those_of_a_parquet_file() -> None:
    """What pandas writes for booleans and whole numbers names the stored level."""
    texts = pa.chunked_array([["True", "FALSE", "1.0", "2", "truely", "1.5"]])

    assert as_texts(texts).to_pylist() == ["true", "false", "1", "2", "truely", "1.5"]
