"""How does plain data become JSON and come back, with nothing that JSON does not hold?"""

from __future__ import annotations

import json
import math
from typing import Any

from custseg.errors import BundleError


def to_json(data: dict[str, Any], *, where: str) -> bytes:
    r"""Write plain data as UTF-8, the same data always as the same bytes.

    Raises
    ------
    BundleError
        When a number is infinite or NaN, or a value has no place in JSON.

    Examples
    --------
    >>> to_json({"share": 0.5}, where="segmentation.json")
    b'{\n  "share": 0.5\n}\n'
    """
    try:
        text = json.dumps(data, allow_nan=False, ensure_ascii=False, indent=2)
        return f"{text}\n".encode()
    except (TypeError, ValueError) as error:
        raise BundleError(
            f"{where} cannot be written as JSON.",
            found=error,
            expected="texts, finite numbers, true, false, null, lists, and objects of these",
        ) from error


def from_json(raw: bytes, *, where: str) -> dict[str, Any]:
    """Read an object, refusing what the JSON standard refuses or leaves open.

    Raises
    ------
    BundleError
        For a key that stands twice, NaN, infinity, a number beyond float64, other text, or no object.

    Examples
    --------
    >>> from_json(b'{"share": 0.5}', where="segmentation.json")
    {'share': 0.5}
    """
    try:
        data = json.loads(
            raw.decode(),
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{where} is not the JSON of a bundle.", found=error) from error
    if not isinstance(data, dict):
        raise BundleError(
            f"{where} is not the JSON of a bundle.", found=type(data).__name__, expected="an object"
        )
    return data


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(
            f"keys that stand twice: {sorted({n for n in names if names.count(n) > 1})}"
        )
    return made


def _refuse_constant(text: str) -> float:
    raise ValueError(f"the constant {text}")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"a number beyond float64: {text[:30]}")
    return number
