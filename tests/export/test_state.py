from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from custseg.errors import BundleError
from custseg.export.state import join_state, split_state
from custseg.segmentation import Column, Segment, Training

if TYPE_CHECKING:
    from custseg.rules import Rule
    from custseg.steps import Step


def fields_of(thing: Any) -> dict[str, object]:
    """Return every field as something that can be compared bit by bit."""
    values = {field.name: getattr(thing, field.name) for field in fields(thing)}
    return {
        name: (value.dtype, value.shape, value.tobytes())
        if isinstance(value, np.ndarray)
        else value
        for name, value in values.items()
    }


def test_every_kind_of_step_comes_back(step: Step) -> None:
    """A step that went through JSON and arrays has the same fields, bit by bit."""
    plain, arrays = split_state(step, where="step")

    back = join_state(type(step), json.loads(json.dumps(plain)), arrays, where="step")

    assert fields_of(back) == fields_of(step)
    assert arrays == {}


def test_every_kind_of_rule_comes_back(rule: Rule) -> None:
    """A rule that went through JSON and arrays has the same fields, bit by bit."""
    plain, arrays = split_state(rule, where="rule")

    back = join_state(type(rule), json.loads(json.dumps(plain)), arrays, where="rule")

    assert fields_of(back) == fields_of(rule)


@pytest.mark.parametrize(
    "thing",
    [
        Column(name="region", kind="category", levels=("a", "b")),
        Column(name="spend", kind="money", low=0, high=1e300),
        Segment(id="s1", name="Loyal", n_customers=12, share=0.1, value_share=None),
        Training(
            candidate="c", algorithm="a", parameters={"n": 3, "tied": True}, n_customers=9, seed=0
        ),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_plain_objects_come_back(thing: object) -> None:
    """Columns, segments and the training are equal to what was stored."""
    plain, arrays = split_state(thing, where="x")

    assert join_state(type(thing), json.loads(json.dumps(plain)), arrays, where="x") == thing


def test_a_cut_array_of_a_step_is_refused(step: Step) -> None:
    """Kernels do not check bounds, so each class checks its shapes."""
    plain, arrays = split_state(step, where="step")

    for name, array in arrays.items():
        with pytest.raises(BundleError, match="does not make a"):
            join_state(type(step), plain, {**arrays, name: array[..., :-1]}, where="step")


def test_a_cut_array_of_a_rule_is_refused(rule: Rule) -> None:
    """Kernels do not check bounds, so each class checks its shapes."""
    plain, arrays = split_state(rule, where="rule")

    for name, array in arrays.items():
        with pytest.raises(BundleError, match="does not make a"):
            join_state(type(rule), plain, {**arrays, name: array[..., :-1]}, where="rule")


def test_a_flat_array_of_a_rule_is_refused(rule: Rule) -> None:
    """An array with another number of dimensions gives a clear error too."""
    plain, arrays = split_state(rule, where="rule")

    for name in arrays:
        with pytest.raises(BundleError, match="does not make a"):
            join_state(type(rule), plain, {**arrays, name: np.array(1.0)}, where="rule")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", 3),
        ("n_customers", 2.5),
        ("n_customers", True),
        ("share", "0.5"),
        ("share", None),
        ("share", float("inf")),
        ("value_share", [0.5]),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, value: object) -> None:
    """What the annotation does not allow is named, with the place."""
    plain, _ = split_state(Segment(id="s1", name="Loyal"), where="segments.0")

    with pytest.raises(BundleError, match=rf"'segments\.0\.{name}' is not what it should be"):
        join_state(Segment, {**plain, name: value}, {}, where="segments.0")


def test_unknown_and_missing_fields_are_refused() -> None:
    """A field of a later version is not quietly dropped."""
    plain, _ = split_state(Segment(id="s1", name="Loyal"), where="s")

    with pytest.raises(BundleError, match="'s' has other fields"):
        join_state(Segment, {**plain, "owner": "x"}, {}, where="s")
    with pytest.raises(BundleError, match="'s' has other fields"):
        join_state(Segment, {"id": "s1"}, {}, where="s")
    with pytest.raises(BundleError, match="'s' is no object"):
        join_state(Segment, ["s1"], {}, where="s")  # type: ignore[arg-type]


def test_a_missing_array_is_named(rule: Rule) -> None:
    """The error says which array the file lacks."""
    plain, arrays = split_state(rule, where="rule")
    lost = min(arrays)
    del arrays[lost]

    with pytest.raises(BundleError, match=f"lacks the array '{lost}'"):
        join_state(type(rule), plain, arrays, where="rule")


def test_a_field_that_is_neither_plain_nor_array_is_not_stored() -> None:
    """A class with a field of another kind is refused when it is saved, not when it is loaded."""

    @dataclass(frozen=True)
    class Odd:
        when: complex

    with pytest.raises(BundleError, match=r"'odd\.when' cannot be stored"):
        split_state(Odd(when=1j), where="odd")
