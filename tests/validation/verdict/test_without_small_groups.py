from __future__ import annotations

from dataclasses import replace

from custseg.validation import Score, Scorecard, without_small_groups


def card(sizes: tuple[int, ...], *, noise: float = 0.0) -> Scorecard:
    n = sum(sizes)
    size = Score(
        criterion="size",
        figure="smallest_share",
        value=min(sizes) / n,
        better="higher",
        n=n,
        per_segment=tuple(one / n for one in sizes),
        beside={"n_segments": float(len(sizes)), "noise_share": noise, "smallest_value_share": 0.1},
        by_segment={"value_share": (0.7, 0.2, 0.1)},
    )
    return Scorecard(
        candidate="kmeans-3",
        algorithm="kmeans",
        rule="centroid",
        is_yardstick=False,
        n_columns=2,
        degenerate=(),
        scores={"size": size},
    )


def test_large_groups_are_shown_as_they_are() -> None:
    """Nothing is left out where each segment has 10 customers."""
    scorecard = card((50, 40, 10))

    assert without_small_groups(scorecard) == scorecard


def test_figures_of_single_segments_go_when_one_is_small() -> None:
    """Nine customers are told as at most ten, and what their segment brings is not told."""
    shown = without_small_groups(card((50, 41, 9)))

    assert shown.scores["size"].by_segment == {}  # type: ignore[union-attr]
    assert shown.metrics == {
        "size/smallest_share": 0.1,
        "size/n_segments": 3.0,
        "size/noise_share": 0.0,
    }


def test_empty_segments_tell_of_nobody() -> None:
    """A segment without customers hides nothing."""
    scorecard = card((60, 40, 0))

    assert without_small_groups(scorecard) == scorecard


def test_noise_of_a_few_is_told_as_that_of_ten() -> None:
    """Three customers in noise are told as at most ten; none are none."""
    shown = without_small_groups(card((60, 40), noise=0.03))

    assert shown.metrics["size/noise_share"] == 0.1


def test_a_figure_of_nearly_all_does_not_tell_how_many_are_left_out() -> None:
    """Balance of 97 of 100 customers says 100; relevance of 80 says 80."""
    own = card((60, 40), noise=0.03)
    size = own.scores["size"]
    assert isinstance(size, Score)
    beside = {
        name: Score(criterion=name, figure="x", value=0.5, better="higher", n=n)
        for name, n in (("balance", 97), ("relevance", 80))
    }

    shown = without_small_groups(replace(own, scores={"size": size, **beside}))

    assert [shown.scores[name].n for name in beside] == [100, 80]  # type: ignore[union-attr]
