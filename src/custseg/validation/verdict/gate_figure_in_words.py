"""How is a gate's figure said, so that it does not contradict the outcome?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.criteria.structure_word import STRUCTURES

if TYPE_CHECKING:
    from custseg.validation.verdict.verdict import GateOutcome

# All that a float64 has.
_MOST_DIGITS = 17


def gate_figure_in_words(gate: GateOutcome) -> str:
    """Write a gate's figure as its threshold is written, with more digits where rounding would hide a failure.

    Shares are in per cent, what the null check found is a word, and the share of 1 to 9 customers is told as "under" that of 10.

    Parameters
    ----------
    gate
        Whose figure was asked.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> noise = GateOutcome(
    ...     gate="noise", figure=0.1004, threshold="at most 10%", is_passed=False, limit=0.1
    ... )
    >>> gate_figure_in_words(noise)
    '10.04%'
    """
    figure = gate.figure
    if figure is None:
        return "not asked"
    if gate.gate == "structure":
        return STRUCTURES[int(figure)]
    if gate.gate == "soundness":
        return f"{figure:.0f} {'sign' if figure == 1 else 'signs'}"
    if "%" not in gate.threshold:
        said = f"{figure:.{_n_digits(gate, figure, kind='g', fewest=3)}g}"
    else:
        said = f"{figure:.{_n_digits(gate, figure, kind='%', fewest=1)}%}"
    return f"under {said}" if gate.is_under else said


def _n_digits(gate: GateOutcome, figure: float, *, kind: str, fewest: int) -> int:
    if gate.is_passed or gate.is_under or gate.limit is None:
        return fewest
    limit = gate.limit
    differing = (
        n
        for n in range(fewest, _MOST_DIGITS)
        if format(figure, f".{n}{kind}") != format(limit, f".{n}{kind}")
    )
    return next(differing, _MOST_DIGITS)
