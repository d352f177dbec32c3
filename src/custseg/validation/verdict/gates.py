"""Which figures knock a candidate out?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.checks import check_at_least, check_fraction, check_one_of
from custseg.errors import ParameterError
from custseg.validation.criteria.score import Score
from custseg.validation.criteria.structure_word import STRUCTURES
from custseg.validation.verdict.verdict import GateOutcome
from custseg.validation.verdict.without_small_groups import told_noise, told_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from custseg.validation.criteria.structure_word import Structure
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
    min_structure
        What the null check has to find: `constructed` lets everybody pass. Only where it was asked.
    min_reachable
        The least share of customers who can be contacted, in every segment; only where it was asked.
    max_fairness
        The greatest Cramér's V of the segments with a protected column; only where it was asked.

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
    min_structure: Structure = "constructed"
    min_reachable: float = 0.0
    max_fairness: float = 0.5

    def __post_init__(self) -> None:
        check_at_least(1, min_segments=self.min_segments)
        check_at_least(self.min_segments, max_segments=self.max_segments)
        check_fraction(
            min_share=self.min_share,
            min_value_share=self.min_value_share,
            max_noise=self.max_noise,
            min_stability=self.min_stability,
            min_fidelity=self.min_fidelity,
            min_reachable=self.min_reachable,
        )
        check_one_of(STRUCTURES, min_structure=self.min_structure)
        check_at_least(0, max_fairness=self.max_fairness)

    def outcomes(self, scorecard: Scorecard) -> tuple[GateOutcome, ...]:
        """Hold a candidate's figures against every gate.

        Raises
        ------
        ParameterError
            When the criterion `size` was not asked, or is without the segments' shares, as `without_small_groups` leaves it.
        """
        return tuple(self._outcomes(scorecard))

    def _outcomes(self, scorecard: Scorecard) -> Iterator[GateOutcome]:
        size = _size_of(scorecard)
        yield self._number(size)
        yield self._size(size)
        yield self._noise(size)
        yield self._stability(scorecard)
        yield from self._where_asked(scorecard)
        yield _soundness(scorecard)

    def _where_asked(self, scorecard: Scorecard) -> Iterator[GateOutcome]:
        asked = {name: one for name, one in scorecard.scores.items() if isinstance(one, Score)}
        if "fidelity" in asked:
            yield _at_least(self.min_fidelity, "fidelity", asked["fidelity"].value)
        if "null_check" in asked:
            yield self._structure(asked["null_check"].value)
        if "reachability" in asked:
            yield self._reachable(asked["reachability"].value)
        if "fairness" in asked:
            yield self._fairness(asked["fairness"].value)

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
            figure=told_share(size),
            limit=self.min_share,
            is_under=size.value < told_share(size),
            threshold=f"each {_percent(self.min_share)} of customers or {_percent(self.min_value_share)} of value",
            is_passed=all(
                share >= self.min_share or worth >= self.min_value_share
                for share, worth in zip(size.per_segment, worths, strict=True)
            ),
        )

    def _noise(self, size: Score) -> GateOutcome:
        noise = size.beside["noise_share"]
        return GateOutcome(
            gate="noise",
            figure=told_noise(size),
            limit=self.max_noise,
            is_under=noise < told_noise(size),
            threshold=f"at most {_percent(self.max_noise)}",
            is_passed=noise <= self.max_noise,
        )

    def _stability(self, scorecard: Scorecard) -> GateOutcome:
        score = scorecard.scores.get("stability")
        is_asked = isinstance(score, Score)
        return GateOutcome(
            gate="stability",
            figure=score.value if isinstance(score, Score) else None,
            limit=self.min_stability,
            threshold=f"at least {self.min_stability:g}" + ("" if is_asked else ", not asked"),
            is_passed=isinstance(score, Score) and score.value >= self.min_stability,
        )

    def _structure(self, found: float) -> GateOutcome:
        least = STRUCTURES.index(self.min_structure)
        return GateOutcome(
            gate="structure",
            figure=found,
            limit=float(least),
            threshold=f"at least {self.min_structure}",
            is_passed=found >= least,
        )

    def _reachable(self, lowest: float) -> GateOutcome:
        return GateOutcome(
            gate="reachability",
            figure=lowest,
            limit=self.min_reachable,
            threshold=f"at least {_percent(self.min_reachable)} of each segment",
            is_passed=lowest >= self.min_reachable,
        )

    def _fairness(self, largest: float) -> GateOutcome:
        return GateOutcome(
            gate="fairness",
            figure=largest,
            limit=self.max_fairness,
            threshold=f"at most {self.max_fairness:g}",
            is_passed=largest <= self.max_fairness,
        )


def _size_of(scorecard: Scorecard) -> Score:
    size = scorecard.scores.get("size")
    if not isinstance(size, Score):
        raise ParameterError(
            f"The gates need the size of the segments of '{scorecard.candidate}'.",
            found=f"criteria {list(scorecard.scores)}",
            expected="'size' among them",
        )
    if size.beside["n_segments"] > 0 and not size.per_segment:
        raise ParameterError(
            f"The gates need the full scorecard of '{scorecard.candidate}'.",
            found=f"no share of any of its {size.beside['n_segments']:.0f} segments",
            expected="the share of each",
            hint="hold the gates against it before without_small_groups leaves the shares out.",
        )
    return size


def _percent(share: float) -> str:
    return f"{100 * share:g}%"


def _at_least(minimum: float, gate: str, figure: float) -> GateOutcome:
    return GateOutcome(
        gate=gate,
        figure=figure,
        limit=minimum,
        threshold=f"at least {minimum:g}",
        is_passed=figure >= minimum,
    )


def _soundness(scorecard: Scorecard) -> GateOutcome:
    return GateOutcome(
        gate="soundness",
        figure=float(len(scorecard.degenerate)),
        threshold="no sign that the fit went wrong",
        is_passed=not scorecard.degenerate,
    )
