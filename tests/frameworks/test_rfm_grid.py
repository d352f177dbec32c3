from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import naive
from custseg.errors import ParameterError
from custseg.frameworks import LevelCuts, RFMGrid, RFMSegment, RFMTotal, default_rfm_segments
from custseg.rules import covered_quantile

GRID = RFMGrid(recency="recency_days", frequency="orders", monetary="spend")
GIVEN = (
    LevelCuts(column="recency_days", cuts=(30, 90, 180, 360)),
    LevelCuts(column="orders", cuts=(2, 3, 5, 10)),
    LevelCuts(column="spend", cuts=(20, 50, 100, 500)),
)


@pytest.fixture
def raw() -> np.ndarray:
    """600 customers whose orders repeat, a tenth of them without any purchase."""
    rng = np.random.default_rng(4)
    orders = rng.geometric(0.4, 600).astype(float)
    rows = np.column_stack([rng.uniform(1, 400, 600), orders, orders * rng.lognormal(3, 1, 600)])
    rows[:60] = [np.nan, 0.0, 0.0]
    return rows.astype(np.float32).astype(np.float64)


def names_of(grid: RFMGrid, raw: np.ndarray) -> list[str]:
    learned = grid.fit(raw)
    return [learned.names[label] for label in learned.rule.label(raw).tolist()]


def test_it_agrees_with_naive(raw: np.ndarray) -> None:
    """Walking down the table customer by customer finds the same names."""
    names = names_of(replace(GRID, cuts=GIVEN, min_share=None), raw)

    table = [
        (row.name, [row.recency or (1, 5), row.frequency or (1, 5), row.monetary or (1, 5)])
        for row in default_rfm_segments(5)
    ]
    cuts = [list(one.cuts) for one in GIVEN]
    assert names == naive.rfm_names(raw.tolist(), cuts=cuts, table=table, n_levels=5)
    assert len(set(names)) == 6


@pytest.mark.parametrize("n_levels", range(2, 11))
def test_customers_of_every_kind_have_all_six_names(n_levels: int) -> None:
    """Where recency, orders and money go their own ways, no name of the default table is empty at any number of levels."""
    raw = np.random.default_rng(8).uniform(1, 400, (2000, 3))

    learned = replace(GRID, n_levels=n_levels, min_share=0.01).fit(raw)

    assert sorted(learned.names) == sorted({row.name for row in default_rfm_segments(n_levels)})


def test_a_recent_purchase_scores_high() -> None:
    """Days since the last purchase are the other way round than orders and money."""
    values = np.arange(100.0)

    scores = GRID.scores(np.column_stack([values, values, values]))

    assert scores[[0, -1]].tolist() == [[5, 1, 1], [1, 5, 5]]


def test_learned_cut_points_cover_ten(raw: np.ndarray) -> None:
    """They are the fifths of the known values, each told by ten customers."""
    rule = GRID.fit(raw).rule

    known = raw[60:, 0]
    assert rule.cuts[:4].tolist() == [covered_quantile(known, part / 5) for part in range(1, 5)]  # type: ignore[attr-defined]


def test_given_cut_points_are_kept(raw: np.ndarray) -> None:
    """They need no customers behind them, and are what float32 makes of them."""
    rule = replace(GRID, cuts=GIVEN).fit(raw).rule

    assert rule.cuts.tolist() == [cut for one in GIVEN for cut in one.cuts]  # type: ignore[attr-defined]


def test_thresholds_have_the_scores_that_are_given(raw: np.ndarray) -> None:
    """At least ten orders score 5, five to nine 3, fewer 1; spread over the scale that is what they score anyway."""
    given = LevelCuts(column="orders", cuts=(5, 10), scores=(1, 3, 5))
    spread = LevelCuts(column="orders", cuts=(5, 10))

    scores = replace(GRID, cuts=(given,)).scores(raw)[:, 1]

    orders = raw[:, 1]
    assert scores.tolist() == np.select([orders >= 10, orders >= 5], [5, 3], 1).tolist()
    assert scores.tolist() == replace(GRID, cuts=(spread,)).scores(raw)[:, 1].tolist()


def test_customers_without_a_purchase_take_the_lowest_level(raw: np.ndarray) -> None:
    """Their recency is missing, and they are lost rather than nowhere."""
    scores = GRID.scores(raw)[:60]

    assert scores[:, 0].tolist() == [1] * 60
    assert set(names_of(GRID, raw)[:60]) == {"Lapsed"}


def test_a_column_of_which_nothing_is_known_scores_lowest(raw: np.ndarray) -> None:
    """Nobody has any recency: they are as far from a recent purchase as can be."""
    raw[:, 0] = np.nan

    assert set(GRID.scores(raw)[:, 0].tolist()) == {1}


def test_equal_customers_are_never_parted(raw: np.ndarray) -> None:
    """Whatever the ties, equal orders have equal scores."""
    orders, scores = raw[:, 1], GRID.scores(raw)[:, 1]

    assert len(set(zip(orders.tolist(), scores.tolist(), strict=True))) == len(set(orders.tolist()))


def test_the_first_row_that_takes_a_customer_wins(raw: np.ndarray) -> None:
    """Who is in no row is in the rest."""
    table = (RFMSegment("Best", recency=(4, 5)), RFMSegment("Rich", monetary=(4, 5)))

    names = names_of(replace(GRID, segments=table), raw)

    scores = GRID.scores(raw)
    expected = np.select([scores[:, 0] >= 4, scores[:, 2] >= 4], ["Best", "Rich"], "Others")
    assert names == expected.tolist()


def test_the_rest_may_be_noise(raw: np.ndarray) -> None:
    """Then a segment is what a row says, and nobody else is in any."""
    table = (RFMSegment("Best", recency=(4, 5)),)

    learned = replace(GRID, segments=table, rest_name=None).fit(raw)

    labels = learned.rule.label(raw)
    assert learned.names == ("Best",)
    assert (labels == 0).tolist() == (GRID.scores(raw)[:, 0] >= 4).tolist()


def test_a_weighted_total_stands_in_for_the_table(raw: np.ndarray) -> None:
    """Money counts three times; the segments are cut where the totals say."""
    total = RFMTotal(weights=(1, 1, 3), names=("Low", "High"), cuts=(15,))

    names = names_of(replace(GRID, total=total), raw)

    totals = GRID.scores(raw) @ [1, 1, 3]
    assert names == np.where(totals >= 15, "High", "Low").tolist()


def test_learned_cut_points_of_the_total_make_equal_segments(raw: np.ndarray) -> None:
    """Thirds, as near as equal totals allow."""
    learned = replace(GRID, total=RFMTotal()).fit(raw)

    sizes = np.bincount(learned.rule.label(raw))
    assert set(learned.names) == {"Low total", "Middle total", "High total"}
    assert sizes.min() > 120


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"n_levels": 1}, "n_levels=1"),
        ({"n_levels": 11}, "n_levels=11"),
        ({"monetary": "orders"}, r"columns \['recency_days', 'orders', 'orders'\]"),
        ({"segments": (RFMSegment("Best", recency=(4, 6)),)}, r"Best: recency=\(4, 6\)"),
        ({"cuts": (LevelCuts(column="age", cuts=(3,)),)}, "cuts of 'age'"),
        ({"cuts": (LevelCuts(column="spend", cuts=(3,), scores=(0, 5)),)}, "scores of 'spend'"),
        ({"segments": (RFMSegment("Best"),), "total": RFMTotal()}, "both segments and total"),
    ],
)
def test_what_does_not_fit_together_is_refused(changes: dict[str, Any], fault: str) -> None:
    """Each fault is named."""
    with pytest.raises(ParameterError, match=fault):
        replace(GRID, **changes)


@pytest.mark.parametrize("cuts", [(), (1, np.inf), (1, 1e39), (np.nan,)])
def test_cut_points_that_are_none_are_refused(cuts: tuple[float, ...]) -> None:
    """At least one, and finite as a float32, too; the column is named."""
    with pytest.raises(ParameterError, match="cut-points of 'spend' are none"):
        LevelCuts(column="spend", cuts=cuts)


@pytest.mark.parametrize("cuts", [(3, 3), (5, 2), (1.0, 1.00000001)])
def test_cut_points_that_do_not_rise_are_refused(cuts: tuple[float, ...]) -> None:
    """Neither as given nor as float32 may two be the same; the column is named."""
    with pytest.raises(ParameterError, match="cut-points of 'spend' do not rise"):
        LevelCuts(column="spend", cuts=cuts)


@pytest.mark.parametrize("cut", [19.99, 0.7])
def test_who_is_exactly_on_a_cut_point_reaches_it(cut: float) -> None:
    """Half of the customers spend 19.99 to the cent, and score high."""
    spend = np.repeat([cut - 0.5, cut], 50)
    raw = np.column_stack([np.arange(100.0), np.arange(100.0), spend])

    grid = replace(GRID, cuts=(LevelCuts(column="spend", cuts=(cut,)),))

    assert grid.scores(raw)[:, 2].tolist() == [1] * 50 + [5] * 50


def test_who_is_exactly_on_a_total_reaches_it() -> None:
    """Three times 0.7 is 2.1, whatever the last bit of the sum says."""
    total = RFMTotal(weights=(0.7, 0.7, 0.7), names=("Low", "High"), cuts=(2.1,))

    totals = total.of(np.array([[1, 1, 1]]))

    assert (totals >= total.levels(totals).cuts).all()


@pytest.mark.parametrize(
    ("n_levels", "cuts", "scores"),
    [(2, (1, 2), (1, 2, 2)), (4, (1, 2), (1, 3, 4)), (5, (1, 2), (1, 3, 5)), (3, (1,), (1, 3))],
)
def test_levels_are_spread_evenly_over_the_scale(
    n_levels: int, cuts: tuple[float, ...], scores: tuple[int, ...]
) -> None:
    """A level halfway between two scores has the higher one, of recency, too."""
    given = LevelCuts(column="spend", cuts=cuts)

    rising = given.levels(n_levels=n_levels, is_falling=False)
    falling = given.levels(n_levels=n_levels, is_falling=True)

    assert tuple(rising.scores) == scores
    assert tuple(falling.scores) == scores[::-1]


def test_a_score_for_each_level_is_asked_for() -> None:
    """Two cut-points make three levels."""
    with pytest.raises(ParameterError, match="do not have one score each"):
        LevelCuts(column="spend", cuts=(1, 2), scores=(1, 5))


@pytest.mark.parametrize("weights", [(0, 0, 0), (1, -1, 1), (1, 1)])
def test_weights_that_cannot_be_added_are_refused(weights: Any) -> None:
    """None may be negative, and one must count."""
    with pytest.raises(ParameterError, match="cannot be added up"):
        RFMTotal(weights=weights)


def test_a_total_needs_a_name_for_each_segment() -> None:
    """One cut-point makes two segments."""
    with pytest.raises(ParameterError, match="cannot be told apart"):
        RFMTotal(names=("Low", "Middle", "High"), cuts=(9,))
