"""Which part of a mixture does each row most probably come from, and is it likely at all?

A rule of this kind says, for a block of columns (d, m), what the logarithm of weight times density of each of its k parts is for each row:
float64 (k, m), NaN for a row of which it knows nothing. The rest is the same for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import exponentiate, kernel, take_logarithms
from custseg.rules.blocks import column_blocks, label_blocks, measure_blocks, place_blocks
from custseg.rules.placement import NOISE
from custseg.rules.share_out import empty_noise, share_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from custseg.rules.arrays import Labels, Matrix, Vector
    from custseg.rules.placement import Placement

    LogsOf = Callable[[Matrix], Matrix]


def label_by_posterior(
    X: Matrix, logs_of: LogsOf, *, n_columns: int, limit: float | None
) -> Labels:
    """Return the part of greatest posterior for each row, the lowest number of equal ones; `NOISE` below the limit."""

    def label(columns: Matrix) -> Labels:
        if limit is None:
            return _likeliest(logs_of(columns))[0]
        return _place(logs_of(columns), limit)[0]

    return label_blocks(column_blocks(X, n_columns=n_columns), len(X), label)


def place_by_posterior(
    X: Matrix, logs_of: LogsOf, *, n_columns: int, n_clusters: int, limit: float | None
) -> Placement:
    """Return the same with the posteriors as membership (Bishop 2006, section 9.2.2)."""
    least = -np.inf if limit is None else float(limit)
    return place_blocks(
        column_blocks(X, n_columns=n_columns),
        len(X),
        lambda columns: _place(logs_of(columns), least),
        n_clusters=n_clusters,
    )


def log_densities(X: Matrix, logs_of: LogsOf, *, n_columns: int) -> Vector:
    """Return the log-density of each row under the whole mixture, minus infinity where nothing is known of it."""
    return measure_blocks(
        column_blocks(X, n_columns=n_columns),
        len(X),
        lambda columns: _posteriors(logs_of(columns))[1],
    )


def _place(logs: Matrix, limit: float) -> tuple[Labels, Matrix]:
    labels, densities = _posteriors(logs)
    _set_noise(densities, limit, labels)
    empty_noise(labels, logs)
    return labels, logs


def _posteriors(logs: Matrix) -> tuple[Labels, Vector]:
    """Turn logarithms into posteriors in place, and return labels and log-densities."""
    labels, greatest = _likeliest(logs)
    _subtract(logs, greatest)
    exponentiate(logs.reshape(-1))
    totals = np.empty(len(labels))
    share_out(logs, totals)
    take_logarithms(totals)
    return labels, greatest + totals


def _likeliest(logs: Matrix) -> tuple[Labels, Vector]:
    labels = np.empty(logs.shape[1], dtype=np.int32)
    greatest = np.empty(logs.shape[1])
    _find_greatest(logs, labels, greatest)
    return labels, greatest


@kernel
def _find_greatest(logs: Matrix, labels: Labels, greatest: Vector) -> None:
    labels[:] = NOISE
    greatest[:] = -np.inf
    for cluster in range(len(logs)):
        own = logs[cluster]
        for row in range(len(own)):
            is_greater = own[row] > greatest[row]
            labels[row] = cluster if is_greater else labels[row]
            greatest[row] = own[row] if is_greater else greatest[row]


@kernel
def _subtract(logs: Matrix, greatest: Vector) -> None:
    for cluster in range(len(logs)):
        own = logs[cluster]
        for row in range(len(own)):
            own[row] -= greatest[row]


@kernel
def _set_noise(densities: Vector, limit: float, labels: Labels) -> None:
    for row in range(len(labels)):
        labels[row] = labels[row] if densities[row] >= limit else NOISE
