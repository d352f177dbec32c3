from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.errors import TableError
from custseg.tables import hash_ids

IDS = pa.array([7, 123, -5, 2**53 + 1])


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.string_view()])
def test_numbers_and_texts_draw_the_same(kind: pa.DataType) -> None:
    """An id keeps its number when it is stored as text."""
    texts = pa.array([str(value) for value in IDS.to_pylist()], kind)

    assert hash_ids(texts, salt="a").tolist() == hash_ids(IDS, salt="a").tolist()


def test_numbers_stay_for_years() -> None:
    """The draw of an id is written down here, so that no change of code moves a customer."""
    numbers = hash_ids(pa.array(["7", "07", "é"]), salt="hold-out")

    assert numbers.tolist() == [10803030994609765817, 13952206800564845829, 16573803262387239781]


def test_salt_changes_the_draw() -> None:
    """Another salt, of any length, is another draw."""
    draws = {hash_ids(IDS, salt=salt)[0] for salt in ("", "a", "b", "b" * 100, "b" * 101)}

    assert len(draws) == 5


def test_draw_is_even() -> None:
    """One in ten of consecutive ids is drawn, give or take."""
    is_drawn = hash_ids(pa.array(range(10_000)), salt="hold-out") % 10 == 0

    assert abs(np.mean(is_drawn) - 0.1) < 0.01


def test_missing_id_is_refused() -> None:
    """A missing id has no number."""
    with pytest.raises(TableError, match=r"Ids are missing[\s\S]*1 of 2"):
        hash_ids(pa.array(["a", None]), salt="")
