"""What if somebody knows better than the verdict?"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.errors import ParameterError
from custseg.validation.verdict.reasons import failed_gates, gate_in_words

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
    if not reason.strip():
        raise ParameterError("An override needs a reason.", hint="say why in a sentence.")
    chosen = _standing_of(candidate, verdict)
    if candidate == verdict.winner:
        return verdict
    return replace(
        verdict,
        winner=candidate,
        sentence=f"{candidate} was chosen by hand: {reason.strip().rstrip('.')}.",
        reasons=(*_what_it_overrules(chosen, verdict), *verdict.reasons),
        runner_up=None,
        kept_out=None,
        overridden=reason.strip(),
    )


def _standing_of(candidate: str, verdict: Verdict) -> Standing:
    standing = {one.candidate: one for one in verdict.standings if not one.is_yardstick}.get(
        candidate
    )
    if standing is not None:
        return standing
    names = [one.candidate for one in verdict.standings if not one.is_yardstick]
    close = difflib.get_close_matches(candidate, names, n=3, cutoff=0.4)
    raise ParameterError(
        f"'{candidate}' cannot be chosen: it did not compete, or only as a yardstick.",
        expected=f"one of {names}",
        hint=f"closest: {', '.join(close)}." if close else None,
    )


def _what_it_overrules(chosen: Standing, verdict: Verdict) -> Iterator[str]:
    yield f"Without that choice: {verdict.sentence}"
    failed = failed_gates(chosen)
    if failed:
        said = ", ".join(gate_in_words(gate) for gate in failed)
        yield f"{chosen.candidate} fails at {said}."
    else:
        yield f"{chosen.candidate} passes every gate, with {chosen.points:.2f} of 1 point."
