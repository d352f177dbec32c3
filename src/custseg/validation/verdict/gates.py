"""Which figures knock a candidate out?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.checks import check_at_least, check_fraction
from custseg.errors import ParameterError
from custseg.validation.criteria.score import Score
from custseg.validation.verdict.verdict import GateOutcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.validation.verdict.scorecard import Scorecard


@dataclass(frozen=True, kw_only=True)
class Gates:
    """What a candidate must hold to serve, whatever else it is good at; `docs/criteria/verdict.md` says why.

    Parameters
    ----------
    min_segments, max_segments
        As many as a team can tell apart and treat differently.
    min_share, min_value_share
        Each segment has at least this share of the customers, or of the value.
    max_noise
        The greatest share of customers whom no segment fits.
    min_stability
        The least mean adjusted Rand index; a candidate whose stability was not asked fails.
    min_fidelity
        The least agreement of rule and algorithm; only where the two may differ.

    Raises
    ------
    ParameterError
        When a limit is none.

    Examples
    --------
    >>> Gates(max_segments=2)
    Traceback (most recent call last):
        ...
    custseg.errors.ParameterError: Too small: max_segments.
    Found: max_segments=2.
    Expected: at least 3.
    """

    min_segments: int = 3
    max_segments: int = 6
    min_share: float = 0.05
    min_value_share: float = 0.10
    max_noise: float = 0.10
    min_stability: float = 0.6
    min_fidelity: float = 0.9

    def __post_init__(self) -> None:
        check_at_least(1, min_segments=self.min_segments)
        check_at_least(self.min_segments, max_segments=self.max_segments)
        check_fraction(
            min_share=self.min_share,
            min_value_share=self.min_value_share,
            max_noise=self.max_noise,
            min_stability=self.min_stability,
            min_fidelity=self.min_fidelity,
        )

    def outcomes(self, scorecard: Scorecard) -> tuple[GateOutcome, ...]:
        """Hold a candidate's figures against every gate.

        Raises
        ------
        ParameterError
            When the criterion `size` was not asked.
        """
        return tuple(self._outcomes(scorecard))

    def _outcomes(self, scorecard: Scorecard) -> Iterator[GateOutcome]:
        size = scorecard.scores.get("size")
        if not isinstance(size, Score):
            raise ParameterError(
                f"The gates need the size of the segments of '{scorecard.candidate}'.",
                found=f"criteria {list(scorecard.scores)}",
                expected="'size' among them",
            )
        yield self._number(size)
        yield self._size(size)
        yield self._noise(size)
        yield self._stability(scorecard)
        fidelity = scorecard.scores.get("fidelity")
        if isinstance(fidelity, Score):
            yield self._fidelity(fidelity)
        yield _soundness(scorecard)

    def _number(self, size: Score) -> GateOutcome:
        n_segments = size.beside["n_segments"]
        return GateOutcome(
            gate="segments",
            figure=n_segments,
            threshold=f"{self.min_segments} to {self.max_segments}",
            is_passed=self.min_segments <= n_segments <= self.max_segments,
        )

    def _size(self, size: Score) -> GateOutcome:
        worths = size.by_segment.get("value_share", (0.0,) * len(size.per_segment))
        return GateOutcome(
            gate="size",
            figure=size.value,
            threshold=f"each {self.min_share:.0%} of customers or {self.min_value_share:.0%} of value",
            is_passed=all(
                share >= self.min_share or worth >= self.min_value_share
                for share, worth in zip(size.per_segment, worths, strict=True)
            ),
        )

    def _noise(self, size: Score) -> GateOutcome:
        noise = size.beside["noise_share"]
        return GateOutcome(
            gate="noise",
            figure=noise,
            threshold=f"at most {self.max_noise:.0%}",
            is_passed=noise <= self.max_noise,
        )

    def _stability(self, scorecard: Scorecard) -> GateOutcome:
        score = scorecard.scores.get("stability")
        is_asked = isinstance(score, Score)
        return GateOutcome(
            gate="stability",
            figure=score.value if isinstance(score, Score) else None,
            threshold=f"at least {self.min_stability:g}" + ("" if is_asked else ", not asked"),
            is_passed=isinstance(score, Score) and score.value >= self.min_stability,
        )

    def _fidelity(self, score: Score) -> GateOutcome:
        return GateOutcome(
            gate="fidelity",
            figure=score.value,
            threshold=f"at least {self.min_fidelity:g}",
            is_passed=score.value >= self.min_fidelity,
        )


def _soundness(scorecard: Scorecard) -> GateOutcome:
    return GateOutcome(
        gate="soundness",
        figure=float(len(scorecard.degenerate)),
        threshold="no sign of a degenerate fit",
        is_passed=not scorecard.degenerate,
    )
