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
def test_nobody_is_ahead_of_the_winner_and_simpler(contenders: list[Contender]) -> None:
    """The leader is not ahead of the winner for sure, and of those nobody is simpler."""
    leader = max(contenders, key=lambda one: one.points)

    winner = winner_of(contenders)

    assert not leader.is_ahead_of(winner)
    assert not any(
        one.simplicity < winner.simplicity for one in contenders if not leader.is_ahead_of(one)
    )


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
