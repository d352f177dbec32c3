from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import ParameterError
from custseg.validation import override, reach_verdict

if TYPE_CHECKING:
    from conftest import CardOf
    from custseg.validation import Verdict


@pytest.fixture
def verdict(card_of: CardOf) -> Verdict:
    return reach_verdict(
        [
            card_of("kmeans-4"),
            card_of("kmeans-5", stability=0.5),
            card_of("money-5", is_yardstick=True),
        ]
    )


def test_choice_is_marked(verdict: Verdict) -> None:
    """The choice, its reason, the verdict's own winner and the failed gates are all told."""
    chosen = override(verdict, "kmeans-5", "Stores are staffed for five.")

    assert (chosen.winner, chosen.overridden) == ("kmeans-5", "Stores are staffed for five.")
    assert chosen.sentence == "kmeans-5 was chosen by hand: Stores are staffed for five."
    assert chosen.reasons[0].startswith("Without that choice: kmeans-4 wins")
    assert chosen.reasons[1] == "kmeans-5 fails at stability 0.5, needs at least 0.6."
    assert chosen.standings == verdict.standings
    assert (chosen.runner_up, chosen.kept_out) == (None, None)


def test_choosing_the_winner_changes_nothing(verdict: Verdict) -> None:
    """Who agrees with the verdict overrides nothing."""
    assert override(verdict, "kmeans-4", "I agree.") is verdict


@pytest.mark.parametrize(
    ("candidate", "closest"), [("kmeans4", "kmeans-4"), ("money-5", "kmeans-5")]
)
def test_only_candidates_can_be_chosen(verdict: Verdict, candidate: str, closest: str) -> None:
    """A name that did not compete, or a yardstick, is refused with the closest names."""
    with pytest.raises(ParameterError, match=rf"cannot be chosen[\s\S]*Hint: closest:.*{closest}"):
        override(verdict, candidate, "Because.")


def test_a_reason_is_needed(verdict: Verdict) -> None:
    """A blank reason is none."""
    with pytest.raises(ParameterError, match="needs a reason"):
        override(verdict, "kmeans-5", " ")
