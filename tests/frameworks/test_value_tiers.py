from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import naive
from custseg.errors import ParameterError
from custseg.frameworks import ValueTiers
from custseg.frameworks.value_notes import value_notes

TIERS = ValueTiers(column="spend")


@pytest.fixture
def spend() -> np.ndarray:
    """2,000 customers, a few of whom bring much."""
    return np.random.default_rng(1).lognormal(3, 1, (2000, 1)).astype(np.float32).astype(np.float64)


def shares_of(framework: ValueTiers, raw: np.ndarray) -> dict[str, float]:
    """Return the share of the customers in each tier."""
    learned = framework.fit(raw)
    sizes = np.bincount(learned.rule.label(raw)) / len(raw)
    return dict(zip(learned.names, sizes.tolist(), strict=True))


def test_tiers_are_shares_of_the_customers(spend: np.ndarray) -> None:
    """A tenth at the top, a tenth below, then three tenths and a half; of each a twentieth and more."""
    shares = shares_of(TIERS, spend)

    assert shares == pytest.approx(
        {"Small": 0.5, "Ordinary": 0.3, "Major": 0.1, "Top": 0.1}, abs=0.004
    )


def test_higher_tiers_bring_more(spend: np.ndarray) -> None:
    """Nobody in a tier brings less than somebody in the tier below it."""
    learned = TIERS.fit(spend)
    labels = learned.rule.label(spend)

    spans = {name: spend[labels == number] for number, name in enumerate(learned.names)}

    assert spans["Small"].max() < spans["Ordinary"].min()
    assert spans["Major"].max() < spans["Top"].min()


def test_tiers_are_shares_of_the_value(spend: np.ndarray) -> None:
    """The few at the top bring half of it, as adding up from the richest on says."""
    framework = ValueTiers(column="spend", names=("Top", "Others"), value_shares=(0.5, 0.5))

    shares = shares_of(framework, spend)

    assert naive.brought_by_top(spend[:, 0].tolist(), shares["Top"]) == pytest.approx(0.5, abs=0.01)
    assert shares["Top"] < 0.25


def test_given_values_are_kept(spend: np.ndarray) -> None:
    """They are the rule's cut-points."""
    framework = ValueTiers(column="spend", names=("Gold", "Silver", "Bronze"), cuts=(10, 50))

    rule = framework.fit(spend).rule

    assert rule.cuts.tolist() == [10, 50]  # type: ignore[attr-defined]


@pytest.mark.parametrize("cut", [19.99, 0.7])
def test_who_is_exactly_on_a_given_value_reaches_it(cut: float) -> None:
    """Values are stored as float32, and so are cut-points: half of the customers pay 19.99, and are at the top."""
    spend = np.repeat([cut - 0.5, cut], 50)[:, None]
    framework = ValueTiers(column="spend", names=("Top", "Rest"), cuts=(cut,))

    shares = shares_of(framework, spend.astype(np.float32).astype(np.float64))

    assert shares == {"Top": 0.5, "Rest": 0.5}


def test_equal_values_are_never_parted() -> None:
    """Where most bring the same, there are fewer tiers, and their names say where they lie."""
    spend = np.repeat([0.0, 10.0, 90.0], [600, 300, 100])[:, None]

    learned = TIERS.fit(spend)

    labels = learned.rule.label(spend)
    assert len({(value, label) for value, label in zip(spend[:, 0], labels, strict=True)}) == 3
    assert learned.names == ("Small", "Ordinary", "Top")


def test_nothing_and_less_is_the_lowest_tier() -> None:
    """Customers whose returns outweigh their purchases bring no share of the value, and are counted."""
    spend = np.concatenate([np.full(20, -50.0), np.zeros(30), np.linspace(1, 100, 150)])[:, None]

    learned = replace(TIERS, value_shares=(0.4, 0.3, 0.2, 0.1)).fit(spend)

    lowest = learned.names[int(learned.rule.label(spend)[0])]
    assert "Small" in lowest
    assert set(learned.rule.label(spend)[:50].tolist()) == {learned.names.index(lowest)}
    assert "50 of 200 customers bring nothing or less (spend)." in learned.notes


@pytest.mark.parametrize("n_more", [0, 60, 130])
def test_losses_make_no_tiers_of_their_own(n_more: int) -> None:
    """However many bring nothing or less, they are all in the lowest tier, and nowhere else."""
    spend = np.append(np.linspace(-90, 0, 150), np.linspace(1, 90, 50 + n_more))[:, None]

    learned = TIERS.fit(spend)

    lowest = set(learned.rule.label(spend)[:150].tolist())
    assert len(lowest) == 1
    assert "Small" in learned.names[lowest.pop()]


def test_a_pyramid_of_nothing_has_one_tier() -> None:
    """Nobody brings anything, so nobody is on top."""
    learned = replace(TIERS, value_shares=(0.4, 0.3, 0.2, 0.1)).fit(np.zeros((50, 1)))

    assert learned.rule.n_clusters == 1


def test_a_tier_under_a_twentieth_is_joined(spend: np.ndarray) -> None:
    """One customer in a hundred is too small a segment, and a note says so."""
    framework = ValueTiers(column="spend", customer_shares=(0.01, 0.19, 0.3, 0.5))

    learned = framework.fit(spend)

    assert learned.names == ("Small", "Ordinary", "Major")
    assert learned.notes[-1] == "Too few customers for a segment of its own: Top, counted to Major."


@given(values=st.lists(st.floats(-10, 1000, width=32), min_size=50, max_size=200))
def test_the_80_20_check_agrees_with_naive(values: list[float]) -> None:
    """Whom the top fifth is, and what it brings, is in the note, with the number of customers."""
    column = np.array([*values, 1000.0])

    notes = value_notes(column, name="spend")

    share = naive.brought_by_top(column.tolist(), 0.2)
    assert f"({round(0.2 * len(column))} of {len(column)}) bring {100 * share:.0f} %" in notes[0]


def test_nothing_is_said_of_fewer_than_ten() -> None:
    """The top fifth of forty customers are eight."""
    assert value_notes(np.append(np.arange(1.0, 40.0), np.nan), name="spend") == ()


def test_no_note_lets_a_small_group_be_computed() -> None:
    """Of 100 customers 95 bring nothing: who is told so knows that five bring something."""
    spend = np.append(np.zeros(95), np.full(5, 10.0))

    notes = value_notes(spend, name="spend")

    assert notes == ("The top 20 % of the customers by spend (20 of 100) bring 100 % of it.",)


def test_a_few_missing_values_are_in_no_count() -> None:
    """Three of 103 are not known; were the others counted alone, the three could be computed."""
    spend = np.append(np.full(100, 5.0), np.full(3, np.nan))

    notes = value_notes(spend, name="spend")

    assert notes == ("The top 20 % of the customers by spend (21 of 103) bring 21 % of it.",)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"customer_shares": (0.5, 0.5)}, "customer_shares"),
        ({"customer_shares": (0.5, 0.5, 0.5, 0.5)}, "customer_shares"),
        ({"value_shares": (0.0, 0.2, 0.3, 0.5)}, "value_shares"),
        ({"names": ("Top", "Rest")}, "2 names for 4 tiers"),
        ({"names": ("Top", "Top", "Rest", "Small")}, "names="),
        ({"cuts": (1, 2)}, "4 names for 3 tiers"),
        (
            {"cuts": (1, 2, 3), "value_shares": (0.1, 0.2, 0.3, 0.4)},
            "value_shares and cuts together",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, Any], fault: str) -> None:
    """Each fault is named."""
    with pytest.raises(ParameterError, match=fault):
        replace(TIERS, **changes)
