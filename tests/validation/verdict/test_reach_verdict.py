from __future__ import annotations

import itertools
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custseg.errors import ParameterError
from custseg.validation import reach_verdict

if TYPE_CHECKING:
    from conftest import CardOf


def test_most_points_win(card_of: CardOf) -> None:
    """Of those that pass the gates the one with the most points wins, and the sentence says so."""
    cards = [card_of("kmeans-4"), card_of("kmeans-5", n_segments=5, relevance=0.2)]

    verdict = reach_verdict(cards)

    assert verdict.winner == "kmeans-4"
    assert verdict.sentence == (
        "kmeans-4 wins with 4 segments and 0.72 of 1 point; 2 of 2 candidates passed every gate."
    )


def test_gates_come_before_points(card_of: CardOf) -> None:
    """A candidate that fails a gate does not win, however many points it has."""
    cards = [card_of("weak", relevance=0.1), card_of("noisy", relevance=0.5, noise=0.5)]

    verdict = reach_verdict(cards)

    assert verdict.winner == "weak"
    assert [one.candidate for one in verdict.standings] == ["weak", "noisy"]


def test_yardsticks_never_win(card_of: CardOf) -> None:
    """A yardstick with more points stands first, and is named in a reason."""
    cards = [card_of("kmeans-4"), card_of("money-5", is_yardstick=True, relevance=0.5)]

    verdict = reach_verdict(cards)

    assert verdict.winner == "kmeans-4"
    assert verdict.standings[0].candidate == "money-5"
    assert any(
        "more points than kmeans-4" in reason and "money-5" in reason for reason in verdict.reasons
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"candidate": "z", "n_segments": 3}, {"candidate": "a", "n_segments": 4}),
        ({"candidate": "z", "n_columns": 4}, {"candidate": "a", "n_columns": 5}),
        ({"candidate": "z", "rule": "grid"}, {"candidate": "a", "rule": "centroid"}),
        ({"candidate": "z", "rule": "centroid"}, {"candidate": "a", "rule": "gaussian"}),
        ({"candidate": "z", "rule": "gaussian"}, {"candidate": "a", "rule": "density"}),
        ({"candidate": "z", "relevance": 0.41}, {"candidate": "a"}),
        ({"candidate": "a"}, {"candidate": "b"}),
        ({"candidate": "z", "n_segments": 3}, {"candidate": "a", "relevance": 0.41}),
    ],
)
def test_the_simpler_wins_within_the_uncertainty(
    card_of: CardOf, first: dict[str, object], second: dict[str, object]
) -> None:
    """Fewer segments, then fewer columns, then the kind of rule, then points, then the name decides."""
    first, second = {"reach": 0.04, **first}, {"reach": 0.04, **second}

    for cards in itertools.permutations([card_of(**first), card_of(**second)]):
        assert reach_verdict(cards).winner == first["candidate"]


def test_a_lead_larger_than_its_uncertainty_wins(card_of: CardOf) -> None:
    """Exact figures need no margin, and a simpler candidate that is told apart loses."""
    simple, exact = card_of("simple", n_segments=3), card_of("exact", relevance=0.401)

    verdict = reach_verdict([simple, exact])

    assert verdict.winner == "exact"
    assert verdict.runner_up is not None
    assert verdict.runner_up.candidate == "simple"
    assert verdict.runner_up.is_lead_certain


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    figures=st.lists(
        st.tuples(
            st.floats(0.55, 1),
            st.floats(0, 0.6),
            st.floats(0, 0.1),
            st.integers(3, 6),
            st.sampled_from(["grid", "centroid", "density"]),
        ),
        min_size=1,
        max_size=5,
    ),
    data=st.data(),
)
def test_order_does_not_matter(
    card_of: CardOf, figures: list[tuple[float, float, float, int, str]], data: st.DataObject
) -> None:
    """The verdict is the same in whatever order the scorecards come."""
    cards = [
        card_of(f"c{i}", stability=s, relevance=r, reach=reach, n_segments=k, rule=rule)
        for i, (s, r, reach, k, rule) in enumerate(figures)
    ]

    assert reach_verdict(data.draw(st.permutations(cards))) == reach_verdict(cards)


def test_more_points_behind_a_closed_gate_are_told(card_of: CardOf) -> None:
    """Who would have more points, and which gates it fails at."""
    verdict = reach_verdict(
        [card_of("weak", relevance=0.1), card_of("noisy", relevance=0.5, noise=0.5)]
    )

    assert verdict.kept_out is not None
    assert verdict.kept_out.candidate == "noisy"
    assert [gate.gate for gate in verdict.kept_out.gates] == ["noise"]
    assert any(
        reason.startswith("noisy has more points")
        and "fails at noise 50.0%, needs at most 10%" in reason
        for reason in verdict.reasons
    )


def test_alone_there_is_no_runner_up(card_of: CardOf) -> None:
    """A winner without others that pass is ahead of nobody."""
    verdict = reach_verdict([card_of("only"), card_of("worse", stability=0.5)])

    assert (verdict.runner_up, verdict.kept_out) == (None, None)


def test_nobody_deserves_to_serve(card_of: CardOf) -> None:
    """Without a candidate that passes there is no winner; the sentence says what failed most."""
    cards = [
        card_of("a", stability=0.5),
        card_of("b", stability=0.4, noise=0.5),
        card_of("money-5", is_yardstick=True),
    ]

    verdict = reach_verdict(cards)

    assert verdict.winner is None
    assert verdict.sentence == (
        "No candidate deserves to serve: none of 2 passed every gate; most failed at stability (2)."
    )


def test_nobody_competed(card_of: CardOf) -> None:
    """Yardsticks alone make no verdict."""
    verdict = reach_verdict([card_of("money-5", is_yardstick=True)])

    assert (verdict.winner, verdict.reasons) == (None, ())
    assert verdict.sentence.endswith("none competed.")


def test_weights_decide(card_of: CardOf) -> None:
    """Another weight makes another winner."""
    cards = [card_of("stable", stability=0.95, relevance=0.1), card_of("telling", relevance=0.45)]

    assert reach_verdict(cards, weights={"stability": 1}).winner == "stable"
    assert reach_verdict(cards, weights={"relevance": 1}).winner == "telling"


def test_names_must_differ(card_of: CardOf) -> None:
    """Two scorecards under one name are refused."""
    with pytest.raises(ParameterError, match=r"\['kmeans-4'\] come twice"):
        reach_verdict([card_of(), card_of()])


def test_points_tell_nothing_of_a_small_segment(card_of: CardOf) -> None:
    """With size as the only weight, 7 customers of 1,000 are nowhere in the verdict but as under 10."""
    small, large = card_of("small", n_segments=3), card_of("large", n_segments=3)
    size = replace(
        small.scores["size"],
        n=1_000,
        value=0.007,
        per_segment=(0.6, 0.393, 0.007),
        by_segment={"value_share": (0.5, 0.3, 0.2)},
    )
    small = replace(small, scores={**small.scores, "size": size})

    verdict = reach_verdict([small, large], weights={"size": 1})

    found = {one.candidate: one.points for one in verdict.standings}
    told = json.dumps(verdict.as_data())
    assert found == {"small": pytest.approx(0.1), "large": 1.0}
    assert not any(secret in told for secret in ("0.07", "0.007", "0.93", "0.393", "0.7%"))


def test_verdict_is_plain_data(card_of: CardOf) -> None:
    """A verdict can be written as JSON."""
    verdict = reach_verdict([card_of("first"), card_of("second", relevance=0.3), card_of("third")])

    data = json.loads(json.dumps(verdict.as_data(), allow_nan=False))
    assert data["winner"] == "first"
    assert data["runner_up"]["changes"][0]["criterion"] == "stability"
