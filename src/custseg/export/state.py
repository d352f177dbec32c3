"""How is a frozen object taken apart into plain data and arrays, and built again?"""

from __future__ import annotations

import math
import operator
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from custseg.errors import BundleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import Field

    from custseg.export.arrays import Array

T = TypeVar("T")


def split_state(thing: object, *, where: str) -> tuple[dict[str, Any], dict[str, Array]]:
    """Take a frozen dataclass apart: its plain fields, and its arrays under `<where>.<field>`.

    Which fields are plain is read from their annotations; every other field must be an array.

    Raises
    ------
    BundleError
        When a value is not what its annotation says, so that it could not come back the same.

    Examples
    --------
    >>> from custseg.segmentation import Segment
    >>> plain, arrays = split_state(Segment(id="s1", name="Loyal"), where="segments.0")
    >>> plain["name"], arrays
    ('Loyal', {})
    """
    plain: dict[str, Any] = {}
    arrays: dict[str, Array] = {}
    for name, annotation in _annotations(type(thing)).items():
        value = getattr(thing, name)
        if annotation in _PLAIN:
            plain[name] = checked(value, annotation, where=f"{where}.{name}")
        else:
            arrays[f"{where}.{name}"] = _checked_array(value, where=f"{where}.{name}")
    return plain, arrays


def join_state(kind: type[T], plain: dict[str, Any], arrays: dict[str, Array], *, where: str) -> T:
    """Build the object again from what `split_state` gave; its arrays are taken out of `arrays`.

    Raises
    ------
    BundleError
        When a field is missing or unknown, a value is not what its annotation says, or the class refuses them.

    Examples
    --------
    >>> from custseg.segmentation import Segment
    >>> segment = Segment(id="s1", name="Loyal")
    >>> join_state(Segment, *split_state(segment, where="s"), where="s") == segment
    True
    """
    annotations = _annotations(kind)
    own = [name for name, annotation in annotations.items() if annotation in _PLAIN]
    check_keys(plain, own, where=where)
    values: dict[str, Any] = {
        name: checked(plain[name], annotations[name], where=f"{where}.{name}") for name in own
    }
    for name in annotations.keys() - set(own):
        values[name] = _taken(arrays, f"{where}.{name}")
    try:
        return kind(**values)
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        TypeError,
        ValueError,
    ) as error:
        raise BundleError(f"'{where}' does not make a {kind.__name__}.", found=error) from error


def check_keys(data: object, expected: list[str], *, where: str) -> None:
    """Refuse anything but an object with exactly these keys, naming all that are odd."""
    if not isinstance(data, dict):
        raise BundleError(f"'{where}' is no object.", found=type(data).__name__, expected=expected)
    if set(data) != set(expected):
        raise BundleError(
            f"'{where}' has other fields than this version knows.",
            found=sorted(data),
            expected=sorted(expected),
        )


def _annotations(kind: type) -> dict[str, str]:
    own: tuple[Field[Any], ...] = fields(kind)
    return {field.name: str(field.type) for field in own if field.init}


def checked(value: object, annotation: str, *, where: str) -> Any:
    """Return a plain value as its annotation says it is, or refuse it."""
    try:
        return _PLAIN[annotation](value)
    except (TypeError, ValueError) as error:
        raise BundleError(
            f"'{where}' is not what it should be.", found=repr(value)[:80], expected=annotation
        ) from error


def _checked_array(value: object, *, where: str) -> Array:
    if not isinstance(value, np.ndarray):
        raise BundleError(
            f"'{where}' cannot be stored.",
            found=type(value).__name__,
            expected="an array, a number, a text, or a tuple of texts, and the annotation that says so",
        )
    return value


def _taken(arrays: dict[str, Array], name: str) -> Array:
    if name not in arrays:
        raise BundleError(
            f"arrays.npz lacks the array '{name}'.", hint="fetch the bundle again from its source."
        )
    return arrays.pop(name)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return str(value)


def _integer(value: object) -> int:
    if isinstance(value, bool):
        raise TypeError
    return operator.index(value)  # type: ignore[arg-type]


def _number(value: object) -> float:
    if isinstance(value, str | bool):
        raise TypeError
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number):
        raise ValueError
    return number


def _integer_or_none(value: object) -> int | None:
    return None if value is None else _integer(value)


def _number_or_none(value: object) -> float | None:
    return None if value is None else _number(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError
    return tuple(_text(item) for item in value)


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError
    return {_text(key): item for key, item in value.items()}


# The annotations of plain fields, as they are written in the classes.
_PLAIN: dict[str, Callable[[object], Any]] = {
    "str": _text,
    "Kind": _text,
    "int": _integer,
    "int | None": _integer_or_none,
    "float": _number,
    "float | None": _number_or_none,
    "tuple[str, ...]": _texts,
    "dict[str, object]": _object,
    "dict[str, Any]": _object,
}
