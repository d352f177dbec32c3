from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, LatentClassRule, covered_quantile

LEVELS = ((-1.0, 0.0, 1.0), (-2.0, 0.0, 1.0, 2.0))


def naive_state(rule: LatentClassRule) -> tuple[list[list[dict[float, float]]], list[float]]:
    shares = np.exp(rule.log_probabilities)
    probabilities = [
        [dict(zip(LEVELS[0], own[:3], strict=True)), dict(zip(LEVELS[1], own[3:], strict=True))]
        for own in shares.tolist()
    ]
    return probabilities, np.exp(rule.log_weights).tolist()


def test_it_agrees_with_naive(latent_class_rule: LatentClassRule) -> None:
    """The kernel says what Bayes' theorem says of every pair of answers, with missing and unknown ones."""
    rows = [list(pair) for pair in itertools.product(*((*own, 9.5, math.nan) for own in LEVELS))]
    probabilities, weights = naive_state(latent_class_rule)

    placed = latent_class_rule.place(np.array(rows))

    expected = [
        naive.latent_class_place(
            row, probabilities=probabilities, weights=weights, limit=latent_class_rule.limit
        )
        for row in rows
    ]
    assert placed.labels.tolist() == [label for label, _ in expected]
    np.testing.assert_allclose(placed.membership, [degrees for _, degrees in expected], atol=1e-12)
    assert NOISE in placed.labels


def test_an_unknown_level_says_as_much_as_a_missing_one(latent_class_rule: LatentClassRule) -> None:
    """Nothing: the other answer decides."""
    unknown = latent_class_rule.place(np.array([[1.0, 7.0], [0.5, 2.0]]))

    missing = latent_class_rule.place(np.array([[1.0, np.nan], [np.nan, 2.0]]))

    assert unknown.labels.tolist() == missing.labels.tolist() == [1, 2]
    np.testing.assert_array_equal(unknown.membership, missing.membership)


def test_who_gave_no_known_answer_is_noise(latent_class_rule: LatentClassRule) -> None:
    """The largest class is no answer to nothing, whether there is a limit or not."""
    rule = replace(latent_class_rule, limit=None)
    silent = np.array([[np.nan, np.nan], [7.0, np.nan]])

    assert rule.place(silent).labels.tolist() == [NOISE, NOISE]
    assert rule.log_densities(silent).tolist() == [-np.inf, -np.inf]


def test_the_lowest_number_decides_a_tie(latent_class_rule: LatentClassRule) -> None:
    """Of two classes that are the same, the first decides."""
    twins = latent_class_rule.renumbered(np.array([1, 1, 0], dtype=np.int32))

    placed = twins.place(np.array([[1.0, 2.0]]))

    assert placed.labels.tolist() == [0]
    assert placed.membership[0, 0] == placed.membership[0, 1]


def test_whoever_answers_as_the_limit_does_is_no_noise(latent_class_rule: LatentClassRule) -> None:
    """A quantile of answers that many gave is their own density, and keeps them."""
    rows = np.repeat([[1.0, -2.0], [-1.0, 0.0]], [30, 70], axis=0)

    limited = latent_class_rule.with_limit(rows, noise_fraction=0.1)

    assert limited.limit == pytest.approx(covered_quantile(limited.log_densities(rows), 0.1))
    assert NOISE not in limited.place(rows).labels
    assert limited.place(np.array([[0.0, -2.0]])).labels.tolist() == [NOISE]


def test_the_silent_do_not_move_the_limit(latent_class_rule: LatentClassRule) -> None:
    """They are noise anyway; 0 takes the limit away."""
    rows = np.repeat([[1.0, -2.0], [-1.0, 0.0]], [30, 70], axis=0)
    silent = np.full((50, 2), np.nan)

    limited = latent_class_rule.with_limit(np.concatenate([rows, silent]), noise_fraction=0.1)

    assert limited.limit == latent_class_rule.with_limit(rows, noise_fraction=0.1).limit
    assert latent_class_rule.with_limit(rows, noise_fraction=0).limit is None


def test_a_column_without_levels_says_nothing() -> None:
    """Nobody answered it at training."""
    rule = LatentClassRule(
        input_names=("is_member", "unasked"),
        n_levels=np.array([2, 0]),
        levels=np.array([0.0, 1.0]),
        log_probabilities=np.log([[0.9, 0.1], [0.2, 0.8]]),
        log_weights=np.log([0.5, 0.5]),
        limit=None,
        covers=10,
    )

    assert rule.place(np.array([[1.0, 3.0], [np.nan, 3.0]])).labels.tolist() == [1, NOISE]


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("n_levels", np.array([8, -1]), "n levels are at least 0"),
        ("levels", np.array([0.0, 0.0, 1.0, -2.0, 0.0, 1.0, 2.0]), "levels ascend"),
        ("levels", np.array([-np.inf, 0.0, 1.0, -2.0, 0.0, 1.0, 2.0]), "levels are finite"),
        ("log_probabilities", np.zeros((3, 7)), "probabilities sum to 1"),
        ("log_weights", np.array([0.0, -np.inf, 0.0]), "log weights are finite"),
        ("limit", np.nan, "limit is finite"),
        ("covers", -1, "covers is at least 0"),
    ],
)
def test_impossible_fields_are_refused(
    latent_class_rule: LatentClassRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(latent_class_rule, **{field: value})  # type: ignore[arg-type]
