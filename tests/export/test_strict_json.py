from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.errors import BundleError
from custseg.export.strict_json import from_json, to_json

texts = st.text(st.characters(exclude_categories=["Cs"]))
plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(data=st.dictionaries(texts, plain))
def test_plain_data_come_back(data: dict[str, Any]) -> None:
    """Every text, and every number to its last bit, survives."""
    assert from_json(to_json(data, where="x"), where="x") == data


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"bytes", "\ud800"])
def test_what_json_does_not_hold_is_not_written(value: object) -> None:
    """NaN, infinity, sets, bytes and half characters are refused."""
    with pytest.raises(BundleError, match=r"x\.json cannot be written"):
        to_json({"value": value}, where="x.json")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b'{"a": NaN}', "the constant NaN"),
        (b'{"a": -Infinity}', "the constant -Infinity"),
        (b'{"a": 1e999}', "beyond float64"),
        (b'{"a": 1, "b": 2, "a": 1}', "keys that stand twice"),
        (b"[" * 100_000, "recursion"),
        (b'{"a": ' + b"9" * 5000 + b"}", "digits"),
        (b'{"a": 1} {}', "Extra data"),
        (b"\xff\xfe", "utf-8"),
        (b"", "Expecting value"),
        (b"[1]", "list"),
    ],
)
def test_what_the_standard_leaves_open_is_not_read(raw: bytes, found: str) -> None:
    """Constants, double keys, endless nesting and other text give a clear error."""
    with pytest.raises(BundleError, match=r"x\.json is not the JSON of a bundle") as caught:
        from_json(raw, where="x.json")

    assert found in str(caught.value.found)
