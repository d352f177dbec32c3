"""Which gates stood in the way?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.gate_table import gate_figure, threshold_in_words
from custseg.report.wording import in_words

if TYPE_CHECKING:
    from custseg.validation import GateOutcome, Standing


@dataclass(frozen=True, kw_only=True)
class FailedGate:
    """A gate, what it asks for, and how many of the candidates it knocked out; yardsticks do not count."""

    gate: str
    threshold: str
    n_failed: int
    n_candidates: int


def failed_gates(standings: tuple[Standing, ...]) -> tuple[FailedGate, ...]:
    """Return the gates that knocked out any candidate, the hardest first."""
    candidates = [standing for standing in standings if not standing.is_yardstick]
    outcomes = [gate for standing in candidates for gate in standing.gates if not gate.is_passed]
    tally = Counter((outcome.gate, threshold_in_words(outcome)) for outcome in outcomes)
    return tuple(
        FailedGate(
            gate=in_words(gate),
            threshold=threshold,
            n_failed=n,
            n_candidates=len(candidates),
        )
        for (gate, threshold), n in tally.most_common()
    )


def failed_in_words(outcome: GateOutcome) -> str:
    """Say what a gate found and what it needed.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> unstable = GateOutcome(
    ...     gate="stability", figure=0.414, threshold="at least 0.6", is_passed=False
    ... )
    >>> failed_in_words(unstable)
    'stability 0.41, needs at least 0.6'
    """
    gate = outcome.gate.replace("_", " ")
    needs = threshold_in_words(outcome)
    if outcome.figure is None:
        return f"{gate}, needs {needs}"
    return f"{gate} {gate_figure(outcome)}, needs {needs}"
