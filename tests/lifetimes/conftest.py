"""Customers whose rates, chances to leave and means are known, because they are made up."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

N, DAYS = 3_000, 730


def walk(rng: np.random.Generator, *, rate: float, leaving: float, observed: int) -> list[int]:
    """Let one customer buy until they leave or the days are over; the first purchase is on day 0."""
    day, days = 0.0, []
    while True:
        day += rng.exponential(1 / rate)
        if day > observed:
            return days
        if day >= 1 and int(day) not in days:
            days.append(int(day))
        if rng.random() < leaving:
            return days


@pytest.fixture(scope="session")
def history() -> pa.Table:
    """Draw customers by the models' own story: r 0.5, alpha 20 days, a 0.8, b 2.5; p 6, q 4, v 15."""
    rng = np.random.default_rng(5)
    rates = np.maximum(rng.gamma(0.5, 1 / 20, N), 1e-9)
    leaving = rng.beta(0.8, 2.5, N)
    observed = rng.integers(0, DAYS, N)
    days = [
        walk(rng, rate=rate, leaving=chance, observed=seen)
        for rate, chance, seen in zip(rates, leaving, observed, strict=True)
    ]
    n_repeats = np.array([len(own) for own in days])
    spend = rng.gamma(6 * np.maximum(n_repeats, 1)) / rng.gamma(4, 1 / 15, N)
    return pa.table(
        {
            "customer": [f"{number:05d}" for number in range(N)],
            "repeat_days": n_repeats,
            "days_to_last": [max(own, default=0) for own in days],
            "days_observed": observed + 1,
            "repeat_spend_mean": np.where(n_repeats > 0, spend / np.maximum(n_repeats, 1), 0.0),
        }
    )
