"""Which gates did each candidate pass, and by how much?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.formats import NO_FIGURE, space_percent
from custseg.report.wording import in_words
from custseg.validation import gate_figure_in_words

if TYPE_CHECKING:
    from custseg.validation import GateOutcome, Standing, Verdict


@dataclass(frozen=True, kw_only=True)
class GateHead:
    """A gate, and what it asks for."""

    gate: str
    threshold: str


@dataclass(frozen=True, kw_only=True)
class GateCell:
    """A candidate's figure at a gate, and "passes", "fails" or, where it does not apply, "not asked"."""

    figure: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class GateRow:
    """A candidate at every gate."""

    standing: Standing
    is_winner: bool
    cells: tuple[GateCell, ...]


@dataclass(frozen=True, kw_only=True)
class GateTable:
    """Every gate as a head, every candidate and yardstick as a row, best first."""

    heads: tuple[GateHead, ...]
    rows: tuple[GateRow, ...]


def gate_table(verdict: Verdict) -> GateTable:
    """Hold all candidates against all gates that any of them met."""
    met: dict[str, GateOutcome] = {}
    for standing in verdict.standings:
        for outcome in standing.gates:
            # A threshold may add that the figure was not asked: that of a figure says the gate alone.
            if outcome.gate not in met or met[outcome.gate].figure is None:
                met[outcome.gate] = outcome
    return GateTable(
        heads=tuple(
            GateHead(gate=in_words(gate), threshold=threshold_in_words(outcome))
            for gate, outcome in met.items()
        ),
        rows=tuple(
            GateRow(
                standing=standing,
                is_winner=standing.candidate == verdict.winner,
                cells=_cells(standing, tuple(met)),
            )
            for standing in verdict.standings
        ),
    )


def threshold_in_words(outcome: GateOutcome) -> str:
    """Write what a gate asks for, per cent as everywhere else on the page.

    Examples
    --------
    >>> from custseg.validation import GateOutcome
    >>> noise = GateOutcome(gate="noise", figure=0.2, threshold="at most 10%", is_passed=False)
    >>> threshold_in_words(noise).replace("\N{NO-BREAK SPACE}", " ")
    'at most 10 %'
    """
    return space_percent(outcome.threshold)


def _cells(standing: Standing, gates: tuple[str, ...]) -> tuple[GateCell, ...]:
    outcomes = {outcome.gate: outcome for outcome in standing.gates}
    return tuple(_cell(outcomes.get(gate)) for gate in gates)


def _cell(outcome: GateOutcome | None) -> GateCell:
    if outcome is None:
        return GateCell(figure=NO_FIGURE, outcome="not asked")
    figure = NO_FIGURE if outcome.figure is None else space_percent(gate_figure_in_words(outcome))
    return GateCell(figure=figure, outcome="passes" if outcome.is_passed else "fails")
