"""A report's data, made up: what a run on 2,222 customers might have found."""

from __future__ import annotations

from dataclasses import replace

import pytest

import scores as made_up
from custseg.profiling import Answer, Condition, Mark, Question, ScoringSheet, SegmentProfile
from custseg.report import ReportData, SetAside
from custseg.validation import (
    Change,
    GateOutcome,
    NotAsked,
    RunnerUp,
    Scorecard,
    Standing,
    Verdict,
)

N = 2222
NAMES = (
    "Frequent, loyal",
    "Lapsed",
    "Coupon lovers",
    "New, small baskets",
    "Weekend shoppers who buy fresh food and hardly anything else besides",
    "Rare, high spend per order, many departments",
)
SHARES = {1: (1.0,), 3: (0.42, 0.33, 0.25), 6: (0.27, 0.22, 0.18, 0.14, 0.12, 0.07)}
VALUES = {1: (1.0,), 3: (0.71, 0.08, 0.21), 6: (0.52, 0.05, 0.14, 0.06, 0.09, 0.14)}
COLUMNS = (
    ("recency_days", 38.2),
    ("frequency_orders", 16.4),
    ("monetary_total_usd", 1834.0),
    ("tenure_days", 241.0),
    ("basket_size_mean_usd", 31.2),
    ("discount_share", 0.171),
    ("coupon_share_of_all_orders_in_the_window", 0.0124),
    ("active_weeks", 14.8),
)


@pytest.fixture(scope="session")
def report_data() -> ReportData:
    """Three segments, an outcome, a value, some yardsticks and losers."""
    return won(n_segments=3)


@pytest.fixture(scope="session")
def report_data_of_six() -> ReportData:
    """Six segments, some with long names."""
    return won(n_segments=6)


@pytest.fixture(scope="session")
def report_data_without_winner(report_data: ReportData) -> ReportData:
    """Nobody deserves to serve."""
    losers = tuple(one for one in report_data.verdict.standings if "kmeans" not in one.candidate)
    verdict = Verdict(
        winner=None,
        sentence="No candidate deserves to serve: none of 2 passed every gate; most failed at stability (2).",
        reasons=("hdbscan-2pc came nearest: it failed at stability (0.31; at least 0.6).",),
        standings=losers,
    )
    return replace(
        report_data,
        verdict=verdict,
        held_out=None,
        profiles=(),
        column_influence={},
        scoring_sheet=None,
    )


def won(*, n_segments: int) -> ReportData:
    """Build the data of a run that k-means won with so many segments."""
    return ReportData(
        title="Households of the Complete Journey",
        as_of="2017-10-01",
        n_customers=N,
        n_held_out=247,
        verdict=verdict(),
        scorecards=(
            scorecard("kmeans-best", "kmeans", n_segments=n_segments),
            scorecard("kmeans-other", "kmeans", n_segments=n_segments, stability=0.79),
            scorecard("mixture-7", "gaussian_mixture", n_segments=7, stability=0.52),
            scorecard("hdbscan-2pc", "hdbscan", n_segments=2, stability=0.31, fidelity=0.97),
            scorecard("money quintiles", "quantiles", n_segments=5, relevance=0.54, yardstick=True),
            lone_segment(),
        ),
        held_out=scorecard("kmeans-best", "kmeans", n_segments=n_segments, n=247, shift=-0.03),
        profiles=tuple(profile(number, n_segments) for number in range(n_segments)),
        set_aside=(
            SetAside(
                what="lines", n=381_204, reason="On or after 2017-10-01: they are the outcome."
            ),
            SetAside(what="lines", n=2_417, reason="Returns: the amount is not above 0."),
            SetAside(what="customers", n=31, reason="No purchase before 2017-10-01."),
        ),
        lines_in=1_469_307,
        lines_used=1_085_686,
        column_influence={"recency_days": 0.22, "frequency_orders": 0.41, "discount_share": 0.37},
        notes=(
            "frequency_orders and active_weeks correlate at 0.93.",
            "age is missing for 67 % of customers; it only describes.",
        ),
        weights={
            "stability": 2.0,
            "relevance": 2.0,
            "interpretability": 2.0,
            "separation": 1.0,
            "balance": 1.0,
        },
        outcome_name="spend from 2017-10-01 on",
        value_name="spend in the year before 2017-10-01",
        lineage={
            "data": "sha256:0f343b0931126a20f133d67c2b018a3b5e9d2f6f5e8c1a7d4b3c2a1908f7e6d5",
            "recipe": "sha256:9a1c2be3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b78",
            "seed": "20171001",
            "custseg": "0.1.0",
        },
        scoring_sheet=scoring_sheet(n_segments),
    )


def scoring_sheet(n_segments: int) -> ScoringSheet:
    """Build a typing tool of two questions."""
    return ScoringSheet(
        start=tuple(range(n_segments)),
        questions=(
            Question(column="recency_days", answers=answers("under 14", "14 or more", n_segments)),
            Question(
                column="discount_share", answers=answers("under 0.1", "0.1 or more", n_segments)
            ),
        ),
    )


def answers(low: str, high: str, n_segments: int) -> tuple[Answer, ...]:
    """Build two answers with points that rise over the segments, or fall."""
    points = tuple(3 * number for number in range(n_segments))
    return Answer(text=low, points=points), Answer(text=high, points=points[::-1])


def verdict() -> Verdict:
    """Let kmeans-best win against two losers and two yardsticks."""
    return Verdict(
        winner="kmeans-best",
        sentence="kmeans-best wins with 3 segments and 0.71 of 1 point; 2 of 4 candidates passed every gate.",
        reasons=(
            "The yardstick money quintiles explains more of the outcome: 0.54 against 0.38 (0.34 to 0.42).",
            "kmeans-best passes every gate; its figures: stability 0.83, relevance 0.38.",
            "0.4% of the customers fit into none of its segments.",
            "Gates knocked out 1 of 1 hdbscan candidates: noise (1), stability (1), soundness (1).",
        ),
        standings=(
            standing("kmeans-best", points=0.71),
            standing("kmeans-other", points=0.68),
            standing("money quintiles", points=0.64, yardstick=True),
            standing("mixture-7", points=0.55, failed=("segments", "stability")),
            standing("hdbscan-2pc", points=0.21, failed=("noise", "stability", "soundness")),
            standing("one segment", points=0.1, failed=("segments",), yardstick=True),
        ),
        runner_up=RunnerUp(
            candidate="kmeans-other",
            lead=0.03,
            lead_error=0.01,
            is_lead_certain=True,
            changes=(
                Change(
                    criterion="stability",
                    figure=0.79,
                    needed_figure=0.87,
                    weight=2.0,
                    needed_weight=None,
                ),
                Change(
                    criterion="separation",
                    figure=0.27,
                    needed_figure=0.34,
                    weight=1.0,
                    needed_weight=3.1,
                ),
            ),
        ),
    )


def standing(
    candidate: str, *, points: float, failed: tuple[str, ...] = (), yardstick: bool = False
) -> Standing:
    """Build a standing that fails at the named gates."""
    gates = {
        "segments": (7.0, 3.0, "3 to 6"),
        "size": (0.021, 0.071, "each 5% of customers or 10% of value"),
        "noise": (0.734, 0.004, "at most 10%"),
        "stability": (0.412, 0.83, "at least 0.6"),
        "soundness": (1.0, 0.0, "no sign that the fit went wrong"),
    }
    return Standing(
        candidate=candidate,
        is_yardstick=yardstick,
        gates=tuple(
            GateOutcome(
                gate=gate,
                figure=poor if gate in failed else good,
                threshold=needs,
                is_passed=gate not in failed,
            )
            for gate, (poor, good, needs) in gates.items()
        ),
        attractiveness={"stability": points, "relevance": 0.76, "interpretability": 0.82},
        points=points,
        points_error=0.015,
    )


def scorecard(
    candidate: str,
    algorithm: str,
    *,
    n_segments: int,
    n: int = N,
    stability: float = 0.83,
    relevance: float = 0.38,
    fidelity: float | None = None,
    yardstick: bool = False,
    shift: float = 0.0,
) -> Scorecard:
    """Build a scorecard whose estimated figures are moved by `shift`."""
    return Scorecard(
        candidate=candidate,
        algorithm=algorithm,
        rule="centroid",
        is_yardstick=yardstick,
        n_columns=8,
        degenerate=("1 effective cluster of 2",) if fidelity is not None else (),
        scores=made_up.scores(
            n_segments,
            n=n,
            stability=stability,
            relevance=relevance,
            fidelity=fidelity,
            shift=shift,
        ),
    )


def lone_segment() -> Scorecard:
    """Build the yardstick of whom most questions cannot be asked."""
    card = scorecard("one segment", "constant", n_segments=1, yardstick=True)
    reason = "Nothing to lie apart from: under two segments."
    unasked = ("null_check", "interpretability", "identifiability", "column_influence")
    nobody = {
        name: NotAsked(criterion=name, reason="Only finalists are checked.") for name in unasked
    }
    lone = NotAsked(criterion="separation", reason=reason)
    return replace(card, scores={**card.scores, **nobody, "separation": lone})


def profile(number: int, n_segments: int) -> SegmentProfile:
    """Build one segment; its marks swing between below and above the average."""
    share, value_share = SHARES[n_segments][number], VALUES[n_segments][number]
    marks = sorted(
        (mark(number, position, n=round(share * N)) for position in range(len(COLUMNS))),
        key=lambda one: -abs(one.difference),
    )
    return SegmentProfile(
        cluster=number,
        name=NAMES[number],
        n_customers=round(share * N) - 3,
        share=share,
        value_share=value_share,
        marks=tuple(marks),
        condition=Condition(
            text="recency_days below 14 and frequency_orders at least 30, or tenure_days at least 300",
            coverage=0.82,
            precision=0.91,
            n=640,
            n_bounds=3,
        ),
        description=f"{100 * share:.0f} % of customers, {100 * value_share:.0f} % of value: frequent"
        " (orders: 2.4 x the average), recent (recency in days: 71 % below the average).",
    )


def mark(number: int, position: int, *, n: int) -> Mark:
    """Build the mark of a segment in a column, anywhere from -2.4 to 2.4 standard deviations."""
    column, overall = COLUMNS[position]
    difference = ((number * 5 + position * 3) % 13 - 6) * 0.4
    mean = overall * max(1 + 0.35 * difference, 0.05)
    return Mark(
        column=column,
        mean=mean,
        overall=overall,
        difference=difference,
        index=None if position == 7 else 100 * mean / overall,
        n=n - 3,
    )
