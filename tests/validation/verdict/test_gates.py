from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from custseg.errors import ParameterError
from custseg.validation import Gates, without_small_groups

if TYPE_CHECKING:
    from typing import Any

    from conftest import CardOf


def failed(card_of: CardOf, **changes: Any) -> list[str]:
    return [gate.gate for gate in Gates().outcomes(card_of(**changes)) if not gate.is_passed]


@pytest.mark.parametrize(
    ("changes", "gates"),
    [
        ({}, []),
        ({"n_segments": 2}, ["segments"]),
        ({"n_segments": 7}, ["segments"]),
        ({"n_segments": 3}, []),
        ({"n_segments": 6}, []),
        ({"noise": 0.11}, ["noise"]),
        ({"noise": 0.10}, []),
        ({"stability": 0.59}, ["stability"]),
        ({"stability": None}, ["stability"]),
        ({"fidelity": 0.89}, ["fidelity"]),
        ({"fidelity": None}, []),
        ({"degenerate": ("one effective cluster",)}, ["soundness"]),
        ({"n_segments": 0, "shares": (), "noise": 1.0}, ["segments", "noise"]),
        ({"null_check": 0.0}, []),
        ({"reachability": 0.0}, []),
        ({"fairness": 0.51}, ["fairness"]),
        ({"fairness": 0.5}, []),
        ({"fairness": None}, []),
    ],
)
def test_each_gate_knocks_out(card_of: CardOf, changes: dict[str, Any], gates: list[str]) -> None:
    """Each limit knocks out beyond it, and not at it."""
    assert failed(card_of, **changes) == gates


def test_small_segments_pass_by_their_value(card_of: CardOf) -> None:
    """A segment of 4 % passes with 10 % of value; each must pass by one or the other."""
    shares = (0.56, 0.36, 0.04, 0.04)

    assert failed(card_of, shares=shares, value_shares=(0.3, 0.3, 0.3, 0.1)) == []
    assert failed(card_of, shares=shares, value_shares=(0.3, 0.31, 0.3, 0.09)) == ["size"]
    assert failed(card_of, shares=shares) == ["size"]


def test_thresholds_are_said(card_of: CardOf) -> None:
    """Every outcome carries its limit in words."""
    card = card_of(fidelity=0.95, null_check=1.0, reachability=0.8, fairness=0.1)

    outcomes = Gates(min_structure="reproducible", min_reachable=0.3).outcomes(card)

    assert {one.gate: one.threshold for one in outcomes} == {
        "segments": "3 to 6",
        "size": "each 5% of customers or 10% of value",
        "noise": "at most 10%",
        "stability": "at least 0.6",
        "fidelity": "at least 0.9",
        "structure": "at least reproducible",
        "reachability": "at least 30% of each segment",
        "fairness": "at most 0.5",
        "soundness": "no sign that the fit went wrong",
    }


def test_thresholds_are_said_with_all_their_digits(card_of: CardOf) -> None:
    """2.5 % are not told as 2 %, and 0.5 % not as none."""
    gates = Gates(min_share=0.025, min_value_share=0.07, max_noise=0.005)

    said = {one.gate: one.threshold for one in gates.outcomes(card_of())}

    assert said["size"] == "each 2.5% of customers or 7% of value"
    assert said["noise"] == "at most 0.5%"


@pytest.mark.parametrize(("found", "is_passed"), [(0.0, False), (1.0, False), (2.0, True)])
def test_natural_structure_can_be_asked_for(
    card_of: CardOf, found: float, *, is_passed: bool
) -> None:
    """The null check's figure has to reach the place of the word; who was not checked is not knocked out."""
    gates = Gates(min_structure="natural")

    outcomes = {one.gate: one for one in gates.outcomes(card_of(null_check=found))}

    assert outcomes["structure"].is_passed == is_passed
    assert "structure" not in {one.gate for one in gates.outcomes(card_of())}


def test_reach_can_be_asked_for(card_of: CardOf) -> None:
    """The segment that is reached least has to hold the share."""
    outcomes = Gates(min_reachable=0.3).outcomes(card_of(reachability=0.29))

    assert [one.gate for one in outcomes if not one.is_passed] == ["reachability"]


def test_size_must_have_been_asked(card_of: CardOf) -> None:
    """Without sizes nothing can be held against the gates."""
    card = card_of()
    del card.scores["size"]

    with pytest.raises(ParameterError, match="need the size"):
        Gates().outcomes(card)


def test_scorecards_without_shares_are_refused(card_of: CardOf) -> None:
    """What small groups were left out of is not held against the gates, where it would pass."""
    card = without_small_groups(card_of(shares=(0.5, 0.47, 0.03), n_segments=3))

    with pytest.raises(ParameterError, match=r"full scorecard[\s\S]*without_small_groups"):
        Gates().outcomes(card)


def test_impossible_limits_are_refused() -> None:
    """A share beyond 1 and a maximum below the minimum are named."""
    with pytest.raises(ParameterError, match="max_noise"):
        Gates(max_noise=10)
    with pytest.raises(ParameterError, match="max_segments"):
        Gates(min_segments=5, max_segments=4)
    with pytest.raises(ParameterError, match="min_structure"):
        Gates(min_structure="real")  # type: ignore[arg-type]
    with pytest.raises(ParameterError, match="max_fairness"):
        Gates(max_fairness=-0.1)


def test_a_group_under_ten_is_told_as_ten(card_of: CardOf) -> None:
    """The outcome is the true one, and its figure tells nothing of 3 customers in 100, nor of 2 in noise."""
    card = card_of(shares=(0.5, 0.45, 0.03), n_segments=3, noise=0.02)

    outcomes = {one.gate: one for one in Gates().outcomes(card)}

    size, noise = outcomes["size"], outcomes["noise"]
    assert (size.figure, size.is_under, size.is_passed) == (0.1, True, False)
    assert (noise.figure, noise.is_under, noise.is_passed) == (0.1, True, True)


def test_groups_of_ten_are_told_as_they_are(card_of: CardOf) -> None:
    """Ten customers in a hundred are ten per cent, and not under it."""
    card = card_of(shares=(0.5, 0.3, 0.1), n_segments=3, noise=0.1)

    outcomes = {one.gate: one for one in Gates().outcomes(card)}

    assert [outcomes[gate].figure for gate in ("size", "noise")] == [0.1, 0.1]
    assert not any(one.is_under for one in outcomes.values())
