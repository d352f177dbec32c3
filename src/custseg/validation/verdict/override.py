"""What if somebody knows better than the verdict?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.validation.verdict.check_choice import check_choice
from custseg.validation.verdict.gate_in_words import gate_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.validation.verdict.verdict import Standing, Verdict


def override(verdict: Verdict, candidate: str, reason: str) -> Verdict:
    """Let another candidate win, marked as overridden; what the verdict said stays among the reasons.

    Choosing the verdict's own winner changes nothing.

    Parameters
    ----------
    verdict
        As reached.
    candidate
        Who shall serve, with or without having passed the gates.
    reason
        Why, for whoever reads it later.

    Raises
    ------
    ParameterError
        When the candidate did not compete, is a yardstick, or no reason is given.
    """
    competed = {one.candidate: one for one in verdict.standings if not one.is_yardstick}
    check_choice(candidate, list(competed), reason=reason)
    if candidate == verdict.winner:
        return verdict
    return replace(
        verdict,
        winner=candidate,
        sentence=f"{candidate} was chosen by hand: {reason.strip().rstrip('.')}.",
        reasons=(*_what_it_overrules(competed[candidate], verdict), *verdict.reasons),
        runner_up=None,
        kept_out=None,
        overridden=reason.strip(),
    )


def _what_it_overrules(chosen: Standing, verdict: Verdict) -> Iterator[str]:
    yield f"Without that choice: {verdict.sentence}"
    if chosen.failed:
        said = "; ".join(gate_in_words(gate) for gate in chosen.failed)
        yield f"{chosen.candidate} fails at {said}."
    else:
        yield f"{chosen.candidate} passes every gate, with {chosen.points:.2f} of 1 point."
