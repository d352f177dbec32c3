from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custseg.validation import GateOutcome, gate_figure_in_words, gate_in_words


def failing(gate: str, figure: float | None, threshold: str, *, limit: float) -> GateOutcome:
    return GateOutcome(gate=gate, figure=figure, threshold=threshold, is_passed=False, limit=limit)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (failing("noise", 0.123, "at most 10%", limit=0.1), "noise 12.3%, needs at most 10%"),
        (failing("noise", 0.1004, "at most 10%", limit=0.1), "noise 10.04%, needs at most 10%"),
        (
            failing("stability", 0.59996, "at least 0.6", limit=0.6),
            "stability 0.59996, needs at least 0.6",
        ),
        (
            failing("stability", None, "at least 0.6, not asked", limit=0.6),
            "stability, needs at least 0.6, not asked",
        ),
        (
            failing("structure", 1.0, "at least natural", limit=2.0),
            "structure reproducible, needs at least natural",
        ),
    ],
)
def test_figure_and_threshold_agree(outcome: GateOutcome, said: str) -> None:
    """Shares are in per cent, structure is a word, and more digits are told where fewer would hide the failure."""
    assert gate_in_words(outcome) == said


def test_a_few_customers_are_under_ten() -> None:
    """A share told as that of 10 customers says so."""
    size = GateOutcome(
        gate="size",
        figure=0.1,
        threshold="each 5% of customers or 10% of value",
        is_passed=False,
        limit=0.05,
        is_under=True,
    )

    assert gate_in_words(size) == "size under 10.0%, needs each 5% of customers or 10% of value"


@given(figure=st.floats(0, 1), limit=st.integers(1, 999).map(lambda part: part / 1000))
def test_what_fails_never_looks_as_if_it_passed(figure: float, limit: float) -> None:
    """Whatever lies below a limit is told as below it."""
    if figure < limit:
        told = gate_figure_in_words(
            failing("stability", figure, f"at least {limit:g}", limit=limit)
        )

        assert float(told) < limit
