from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from custseg.validation.verdict.contender import Contender, winner_of

CONTENDERS = st.lists(
    st.builds(
        Contender,
        candidate=st.text("abc", min_size=1, max_size=3),
        points=st.floats(0, 1),
        error=st.floats(0, 0.2),
        simplicity=st.tuples(st.integers(3, 6), st.integers(2, 4), st.integers(0, 2)),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda one: one.candidate,
)


@given(contenders=CONTENDERS)
def test_whoever_is_simpler_than_the_winner_has_lost(contenders: list[Contender]) -> None:
    """The leader is not ahead of the winner for sure; of who is simpler it is, or somebody outdoes them."""
    leader = min(contenders, key=lambda one: one.place)

    winner = winner_of(contenders)

    assert not leader.is_ahead_of(winner)
    assert all(
        leader.is_ahead_of(one) or any(other.outdoes(one) for other in contenders)
        for one in contenders
        if one.simplicity < winner.simplicity
    )


@given(contenders=CONTENDERS)
def test_nobody_outdoes_the_winner(contenders: list[Contender]) -> None:
    """Nobody has at least its points, is at least as simple, and better in one of the two."""
    winner = winner_of(contenders)

    assert not any(one.outdoes(winner) for one in contenders)


def test_nobody_wins_for_being_vague() -> None:
    """The leader is ahead of the second for sure; the third, worse than it in all, has only a wide interval."""
    leader = Contender(candidate="leader", points=0.80, error=0.0, simplicity=(6, 5, 1))
    exact = Contender(candidate="exact", points=0.70, error=0.0, simplicity=(3, 5, 1))
    vague = Contender(candidate="vague", points=0.60, error=0.2, simplicity=(4, 5, 1))

    assert winner_of([leader, exact, vague]) == leader


@given(contenders=CONTENDERS, data=st.data())
def test_order_does_not_matter(contenders: list[Contender], data: st.DataObject) -> None:
    """Whoever comes first, the same one wins."""
    shuffled = data.draw(st.permutations(contenders))

    assert winner_of(shuffled) == winner_of(contenders)


@given(contenders=CONTENDERS)
def test_exact_points_decide_alone(contenders: list[Contender]) -> None:
    """Where nothing is uncertain nobody has more points than the winner, but for rounding."""
    exact = [
        Contender(candidate=one.candidate, points=one.points, error=0.0, simplicity=one.simplicity)
        for one in contenders
    ]

    assert winner_of(exact).points >= max(one.points for one in exact) - 1e-12
