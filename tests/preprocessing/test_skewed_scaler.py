from __future__ import annotations

import numpy as np

from custseg.preprocessing import SkewedScaler
from custseg.rules import covered_quantile


def test_the_unit_is_the_median_size_above_zero() -> None:
    """Zeros and signs do not matter to the unit."""
    sizes = np.random.default_rng(0).gamma(1.0, 40.0, 500).astype(np.float32).astype(np.float64)
    values = np.concatenate([np.zeros(300), sizes[:250], -sizes[250:]])

    (step,) = SkewedScaler().fit(values[:, None]).preparation_.treatments

    assert step.unit[0] == covered_quantile(sizes, 0.5)


def test_few_values_above_zero_still_cover_ten_customers() -> None:
    """Two of three who spent anything are told together with eight who did not, and the greatest is not told."""
    values = np.concatenate([np.zeros(500), [10.0, 20.0, 70.0]])

    preparation = SkewedScaler().fit(values[:, None]).preparation_

    assert preparation.treatments[0].unit[0] == 3.0
    assert preparation.covers == 10


def test_a_column_of_zeros_has_unit_one() -> None:
    """Nothing to measure by: everybody is 0."""
    scaler = SkewedScaler().fit(np.zeros((50, 1)))

    assert scaler.preparation_.treatments[0].unit.tolist() == [1.0]
    assert scaler.transform(np.array([[3.0]])).tolist() == [[0.0]]


def test_the_currency_does_not_matter() -> None:
    """In euros, in a power of two of euros, the customers stand at the same places to the last bit."""
    spend = np.exp(np.random.default_rng(1).normal(4, 1, (400, 1)))

    in_euros = SkewedScaler().fit_transform(spend)
    in_units = SkewedScaler().fit_transform(spend * 64)

    np.testing.assert_array_equal(in_units, in_euros)


def test_skewed_money_becomes_less_skewed() -> None:
    """That is what it is for: the skewness of log-normal spend falls from above 5 to below 1."""
    spend = np.exp(np.random.default_rng(2).normal(4, 1.2, (5000, 1)))

    result = SkewedScaler().fit_transform(spend)

    assert skewness(spend) > 5
    assert 0 < skewness(result) < 1


def skewness(values: np.ndarray) -> float:
    centred = values - values.mean()
    return float((centred**3).mean() / values.std() ** 3)
