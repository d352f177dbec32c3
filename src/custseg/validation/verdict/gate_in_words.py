"""What did a gate find, and what does it need?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.verdict.gate_figure_in_words import gate_figure_in_words

if TYPE_CHECKING:
    from custseg.validation.verdict.verdict import GateOutcome


def gate_in_words(gate: GateOutcome) -> str:
    """Say a gate, its figure and its threshold.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> unstable = GateOutcome(
    ...     gate="stability", figure=0.598, threshold="at least 0.6", is_passed=False, limit=0.6
    ... )
    >>> gate_in_words(unstable)
    'stability 0.598, needs at least 0.6'
    """
    if gate.figure is None:
        return f"{gate.gate}, needs {gate.threshold}"
    return f"{gate.gate} {gate_figure_in_words(gate)}, needs {gate.threshold}"
