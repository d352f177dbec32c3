from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from custseg.report.gate_table import gate_table
from custseg.validation import GateOutcome

if TYPE_CHECKING:
    from custseg.report import ReportData


def test_every_gate_of_every_candidate_has_a_cell(report_data: ReportData) -> None:
    """Figure, threshold and outcome of each gate are in the table, of those that pass as well."""
    table = gate_table(report_data.verdict)

    assert [head.gate for head in table.heads] == [
        "Segments",
        "Size",
        "Noise",
        "Stability",
        "Soundness",
    ]
    assert {len(row.cells) for row in table.rows} == {5}
    assert (table.rows[0].cells[3].figure, table.rows[0].cells[3].outcome) == ("0.83", "passes")


def test_a_gate_that_does_not_apply_is_not_asked(report_data: ReportData) -> None:
    """A candidate without the gate neither passes nor fails it."""
    fidelity = GateOutcome(gate="fidelity", figure=0.97, threshold="at least 0.9", is_passed=True)
    first, *others = report_data.verdict.standings
    with_gate = replace(first, gates=(*first.gates, fidelity))
    verdict = replace(report_data.verdict, standings=(with_gate, *others))

    outcomes = [row.cells[-1].outcome for row in gate_table(verdict).rows]

    assert outcomes == ["passes", *["not asked"] * len(others)]


def test_the_threshold_is_that_of_a_figure(report_data: ReportData) -> None:
    """That one candidate was not asked does not become the gate's threshold."""
    first, *others = report_data.verdict.standings
    unasked = GateOutcome(
        gate="stability", figure=None, threshold="at least 0.6, not asked", is_passed=False
    )
    gates = tuple(unasked if gate.gate == "stability" else gate for gate in first.gates)
    verdict = replace(report_data.verdict, standings=(replace(first, gates=gates), *others))

    table = gate_table(verdict)

    assert table.heads[3].threshold == "at least 0.6"
    assert (table.rows[0].cells[3].figure, table.rows[0].cells[3].outcome) == (
        "\N{EN DASH}",
        "fails",
    )


def test_few_customers_are_told_as_ten(report_data: ReportData) -> None:
    """The share of 1 to 9 customers stands in the table as under that of 10."""
    first, *others = report_data.verdict.standings
    gates = tuple(
        replace(gate, figure=0.25, is_under=True) if gate.gate == "size" else gate
        for gate in first.gates
    )
    verdict = replace(report_data.verdict, standings=(replace(first, gates=gates), *others))

    cell = gate_table(verdict).rows[0].cells[1]

    assert cell.figure.replace("\N{NO-BREAK SPACE}", " ") == "under 25.0 %"


def test_gates_are_said_in_plain_words(report_data: ReportData) -> None:
    """The head of a gate says what it needs without technical words."""
    thresholds = [head.threshold for head in gate_table(report_data.verdict).heads]

    assert thresholds[-1] == "no sign that the fit went wrong"
