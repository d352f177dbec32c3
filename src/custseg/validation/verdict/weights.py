"""How much does each criterion count?"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from custseg.checks import check_at_least
from custseg.errors import ParameterError
from custseg.validation.criteria.registry import CRITERIA

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_WEIGHTS: dict[str, float] = {
    "stability": 2.0,
    "relevance": 2.0,
    "interpretability": 2.0,
    "separation": 1.0,
    "balance": 1.0,
}


def check_weights(weights: Mapping[str, float]) -> None:
    """Refuse criteria that do not exist, negative weights, and weights that are all 0.

    Raises
    ------
    ParameterError
        Naming every wrong one.

    Examples
    --------
    >>> check_weights({"stabilty": 1})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: Unknown criteria have weights: ['stabilty'].
    Expected: some of ['balance', ...].
    Hint: did you mean 'stability'?
    """
    unknown = sorted(set(weights) - set(CRITERIA))
    if unknown:
        close = [one for name in unknown for one in difflib.get_close_matches(name, CRITERIA, n=1)]
        raise ParameterError(
            f"Unknown criteria have weights: {unknown}.",
            expected=f"some of {sorted(CRITERIA)}",
            hint=f"did you mean {', '.join(map(repr, close))}?" if close else None,
        )
    check_at_least(0, **weights)
    if not sum(weights.values()) > 0:
        raise ParameterError(
            "No criterion counts.", found=f"weights {dict(weights)}", expected="one above 0"
        )
