"""Scores of every criterion, made up: what a run on some thousand customers might have found."""

from __future__ import annotations

from typing import Any

from custseg.validation import NotAsked, Score

JACCARDS = (0.91, 0.83, 0.68, 0.56, 0.77, 0.44)
SILHOUETTES = (0.41, 0.28, 0.19, -0.04, 0.52, 0.11)
FOUND_BY_TREE = (0.96, 0.88, 0.79, 0.71, 0.93, 0.62)
FOUND_BY_SHEET = (0.92, 0.85, 0.70, 0.66, 0.90, 0.41)
REACHABLE = (0.81, 0.34, 0.77, 0.52, 0.61, 0.7)
RETURNS = (3.2, -0.35, 0.8, 0.12, 0.4, 1.9)


def scores(
    n_segments: int,
    *,
    n: int,
    stability: float = 0.83,
    relevance: float = 0.38,
    fidelity: float | None = None,
    shift: float = 0.0,
) -> dict[str, Score | NotAsked]:
    """Answer every criterion that ships, and one of a user's own; estimated figures are moved by `shift`."""
    return {
        "size": size(n_segments, n=n),
        "balance": exact("balance", "entropy", 0.88, n=n),
        "separation": exact(
            "separation", "silhouette", 0.27 + shift, n=n, per_segment=SILHOUETTES[:n_segments]
        ),
        "density_validity": NotAsked(
            criterion="density_validity", reason="The segments are not found by density."
        ),
        "stability": estimate("stability", "ari", stability + shift, n=n),
        "segment_stability": segment_stability(n_segments, n=n),
        "stability_over_time": exact(
            "stability_over_time", "ari", 0.71, n=n - 40, beside={"same_segment_share": 0.64}
        ),
        "interpretability": estimate(
            "interpretability",
            "fidelity",
            0.91 + shift,
            n=n,
            per_segment=FOUND_BY_TREE[:n_segments],
        ),
        "identifiability": estimate(
            "identifiability",
            "accuracy",
            0.84 + shift,
            n=n,
            per_segment=FOUND_BY_SHEET[:n_segments],
        ),
        "distinctness": exact(
            "distinctness",
            "distinct_share",
            0.75,
            n=n,
            by_column={"recency_days": 0.61, "frequency_orders": 0.88, "discount_share": 0.05},
        ),
        "relevance": estimate(
            "relevance",
            "r2",
            relevance + shift,
            n=n,
            beside={"raw_r2": 0.31, "money_quantiles_r2": 0.53, "rfm_total_r2": 0.49},
        ),
        "value_concentration": exact(
            "value_concentration",
            "top_20_share",
            0.46,
            n=n,
            beside={"top_20_share_by_customer": 0.63},
        ),
        "reachability": exact(
            "reachability",
            "lowest_reachable_share",
            min(REACHABLE[:n_segments]),
            n=n,
            per_segment=REACHABLE[:n_segments],
            beside={"reachable_share": 0.62},
        ),
        "profitability": exact(
            "profitability",
            "lowest_return",
            min(RETURNS[:n_segments]),
            n=n,
            per_segment=RETURNS[:n_segments],
            beside={"paying_share": 0.67, "total_net": 48_211.0},
        ),
        "null_check": null_check(n=min(n, 2000)),
        "fairness": exact(
            "fairness",
            "largest_cramers_v",
            0.18,
            n=n,
            better="lower",
            by_column={"age_band": 0.18, "gender": 0.06},
        ),
        "column_influence": exact(
            "column_influence",
            "least_ari",
            0.41,
            n=n,
            by_column={"recency_days": 0.74, "frequency_orders": 0.41, "discount_share": 0.98},
        ),
        "fidelity": agreement(fidelity, n=n),
        "club_share": exact("club_share", "lowest_share", 0.07, n=n),
    }


def exact(criterion: str, figure: str, value: float, *, n: int, **more: Any) -> Score:
    """Build a score without an interval."""
    return Score(
        criterion=criterion, figure=figure, value=value, n=n, **{"better": "higher", **more}
    )


def estimate(criterion: str, figure: str, value: float, *, n: int, **more: Any) -> Score:
    """Build a score with an interval of 0.04 to both sides."""
    return exact(criterion, figure, value, n=n, low=value - 0.04, high=value + 0.04, **more)


def size(n_segments: int, *, n: int) -> Score:
    """Build the score of the sizes."""
    beside = {"n_segments": float(n_segments), "largest_share": 0.42, "noise_share": 0.004}
    per_segment = (*[0.926 / max(n_segments - 1, 1)] * (n_segments - 1), 0.07)
    return exact(
        "size",
        "smallest_share",
        0.07,
        n=n,
        beside=beside,
        per_segment=per_segment,
        by_segment={"value_share": (0.7,)},
    )


def segment_stability(n_segments: int, *, n: int) -> Score:
    """Build the score of each segment's stability, with an interval for each."""
    found = JACCARDS[:n_segments]
    return exact(
        "segment_stability",
        "lowest_jaccard",
        min(found),
        n=n,
        per_segment=found,
        beside={"n_refits": 40.0},
        by_segment={
            "jaccard_low": tuple(one - 0.05 for one in found),
            "jaccard_high": tuple(one + 0.05 for one in found),
        },
    )


def null_check(*, n: int, structure: float = 1.0) -> Score:
    """Build the score of the null check, by default of segments that are steady and no natural groups."""
    return exact(
        "null_check",
        "structure",
        structure,
        n=n,
        beside={
            "stability": 0.83,
            "separation": 0.27,
            "stability_permuted": 0.41,
            "separation_permuted": 0.12,
            "stability_copula": 0.79,
            "separation_copula": 0.25,
            "p_stability_permuted": 0.01,
            "p_separation_permuted": 0.01,
            "p_stability_copula": 0.21,
            "p_separation_copula": 0.11,
            "p_stability_permuted_holm": 0.04,
            "p_separation_permuted_holm": 0.04,
            "p_stability_copula_holm": 0.22,
            "p_separation_copula_holm": 0.22,
            "n_draws": 99.0,
            "n_pairs": 5.0,
        },
    )


def agreement(value: float | None, *, n: int) -> Score | NotAsked:
    """Build the fidelity of a density rule, or say that the rule is the algorithm."""
    if value is None:
        return NotAsked(criterion="fidelity", reason="The rule is the algorithm.")
    return exact("fidelity", "agreement", value, n=n)
