"""Which gates stood in the way?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import space_percent
from custseg.report.gate_table import threshold_in_words
from custseg.report.wording import in_words
from custseg.validation import gate_in_words

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
    outcomes = [gate for standing in candidates for gate in standing.failed]
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
    """Say what a gate found and what it needed, as the verdict says it.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> unstable = GateOutcome(
    ...     gate="stability", figure=0.414, threshold="at least 0.6", is_passed=False
    ... )
    >>> failed_in_words(unstable)
    'stability 0.414, needs at least 0.6'
    """
    return space_percent(gate_in_words(outcome))
