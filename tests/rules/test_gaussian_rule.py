from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import logsumexp

import naive
from custseg.errors import BundleError
from custseg.rules import NOISE, GaussianRule, covered_quantile


def test_it_agrees_with_naive(gaussian_rule: GaussianRule) -> None:
    """The kernel says what Bayes' theorem says."""
    rows = np.random.default_rng(1).normal(0, 2, (200, 2))
    factors = gaussian_rule.precisions_cholesky
    covariances = np.linalg.inv(factors @ factors.transpose(0, 2, 1))

    placed = gaussian_rule.place(rows)

    expected = [
        naive.gaussian_place(
            row,
            means=gaussian_rule.means.tolist(),
            covariances=covariances.tolist(),
            weights=np.exp(gaussian_rule.log_weights).tolist(),
            limit=gaussian_rule.limit,
        )
        for row in rows.tolist()
    ]
    assert placed.labels.tolist() == [label for label, _ in expected]
    np.testing.assert_allclose(placed.membership, [degrees for _, degrees in expected], atol=1e-9)
    assert NOISE in placed.labels


def test_the_posteriors_of_a_placed_row_sum_to_one(gaussian_rule: GaussianRule) -> None:
    """Far out, where every density is 0 in floating point, they still do."""
    placed = replace(gaussian_rule, limit=None).place(np.array([[0.0, 0.0], [300.0, -400.0]]))

    assert NOISE not in placed.labels
    np.testing.assert_allclose(placed.membership.sum(axis=1), 1)


def test_the_lowest_number_decides_a_tie(gaussian_rule: GaussianRule) -> None:
    """Of two components that are the same, the first decides."""
    twins = gaussian_rule.renumbered(np.array([1, 1, 0], dtype=np.int32))

    placed = twins.place(np.array([[2.0, 1.0]]))

    assert placed.labels.tolist() == [0]
    assert placed.membership[0, 0] == placed.membership[0, 1]


def test_log_densities_are_those_of_the_mixture() -> None:
    """The log-density is the logarithm of the summed components, in one column too."""
    rule = GaussianRule(
        input_names=("spend",),
        means=np.array([[0.0], [3.0]]),
        precisions_cholesky=np.array([[[1.0]], [[2.0]]]),
        log_weights=np.log([0.4, 0.6]),
        counts=np.array([40, 60]),
        limit=None,
    )

    (density,) = rule.log_densities(np.array([[1.0]]))

    parts = [
        np.log(0.4) - 0.5 * np.log(2 * np.pi) - 0.5,
        np.log(0.6) - 0.5 * np.log(2 * np.pi) + np.log(2) - 0.5 * 16,
    ]
    assert density == pytest.approx(logsumexp(parts))


def test_the_limit_is_a_covered_quantile_of_the_log_densities(gaussian_rule: GaussianRule) -> None:
    """One training row in ten is less likely than the limit; 0 takes the limit away."""
    rows = np.random.default_rng(2).normal(0, 2, (500, 2))

    limited = gaussian_rule.with_limit(rows, noise_fraction=0.1)

    assert limited.limit == covered_quantile(gaussian_rule.log_densities(rows), 0.1)
    assert np.mean(limited.place(rows).labels == NOISE) == pytest.approx(0.1, abs=0.01)
    assert gaussian_rule.with_limit(rows, noise_fraction=0).limit is None


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("precisions_cholesky", np.zeros((3, 2, 2)), "diagonals are above 0"),
        ("log_weights", np.array([0.0, -np.inf, 0.0]), "log weights are finite"),
        ("counts", np.array([1, -1, 1]), "counts are at least 0"),
        ("limit", np.nan, "limit is finite"),
    ],
)
def test_impossible_fields_are_refused(
    gaussian_rule: GaussianRule, field: str, value: object, fault: str
) -> None:
    """A bundle that was altered cannot place anybody."""
    with pytest.raises(BundleError, match=fault):
        replace(gaussian_rule, **{field: value})  # type: ignore[arg-type]
