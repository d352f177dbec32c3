"""Which latent classes make the answers likeliest, over several starts?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logsumexp

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.clusterers.answer_patterns import AnswerPatterns
    from custseg.rules import Matrix, Vector

# How much of a customer, with the answers of all, each class has in each column before anybody is counted: next to nothing,
# so that no answer is impossible anywhere.
_PRIOR = 1e-3
# The gain in log-likelihood per customer at which a run ends, and its greatest number of iterations.
_SHORT_RUN = (1e-5, 200)
_LONG_RUN = (1e-9, 10_000)


@dataclass(frozen=True, kw_only=True, eq=False)
class Classes:
    """k fitted latent classes.

    Parameters
    ----------
    log_probabilities
        float64 (sum of n_levels, k): of each level within each class.
    log_weights
        float64 (k,): of each class.
    log_likelihood
        Of the customers who gave an answer.
    least_answers
        The least sum of responsibilities from which the probabilities of a column within a class were learned.
    n_iter, has_converged
        Of the run.
    """

    log_probabilities: Matrix
    log_weights: Vector
    log_likelihood: float
    least_answers: float
    n_iter: int
    has_converged: bool


def search_classes(
    patterns: AnswerPatterns, *, n_clusters: int, seeds: Sequence[int], n_drawn: int = 20_000
) -> Classes:
    """Return the likeliest classes over the starts, one with under 10 customers only when all starts end so.

    Expectation and maximisation (Goodman 1974; Dempster, Laird and Rubin 1977) from random probabilities, as in poLCA (Linzer
    and Lewis 2011). All starts run for a short while, on some of the customers, and the best of them to the end on all (emEM:
    Biernacki, Celeux and Govaert 2003).

    Parameters
    ----------
    patterns
        Of at least one customer.
    n_clusters
        Classes.
    seeds
        One per start.
    n_drawn
        Customers for the short runs at most.

    Examples
    --------
    >>> from custseg.clusterers.answer_patterns import AnswerPatterns
    >>> patterns = AnswerPatterns.of(np.repeat([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]], [30, 10], axis=0))
    >>> classes = search_classes(patterns, n_clusters=2, seeds=[0, 1])
    >>> np.sort(np.exp(classes.log_weights)).round(3).tolist()
    [0.25, 0.75]
    """
    drawn = patterns.drawn(n_drawn, seed=seeds[0])
    # That of all customers, also where a rare level was not drawn: its probability would be 0.
    prior = _PRIOR * patterns.shares
    short_runs = [
        _run(drawn, *_random_classes(patterns, n_clusters, seed), prior=prior, limits=_SHORT_RUN)
        for seed in seeds
    ]
    long_runs = []
    for start in sorted(short_runs, key=lambda run: -run.log_likelihood):
        found = start.log_probabilities, start.log_weights
        run = _run(patterns, *found, prior=prior, limits=_LONG_RUN)
        long_runs.append(run)
        if run.least_answers >= MIN_COVERED:
            return run
    return long_runs[0]


def _random_classes(patterns: AnswerPatterns, n_clusters: int, seed: int) -> tuple[Matrix, Vector]:
    drawn = np.random.default_rng(seed).uniform(size=(len(patterns.levels), n_clusters))
    probabilities = drawn / patterns.column_sums(drawn)[patterns.column_of]
    return np.log(probabilities), np.full(n_clusters, -np.log(n_clusters))


def _run(
    patterns: AnswerPatterns,
    log_probabilities: Matrix,
    log_weights: Vector,
    *,
    prior: Vector,
    limits: tuple[float, int],
) -> Classes:
    tolerance, max_iter = limits
    customers, before = _expect(patterns, log_probabilities, log_weights)
    n_iter, has_converged = 0, False
    while not has_converged and n_iter < max_iter:
        log_probabilities, log_weights = _maximise(patterns, customers, prior)
        customers, after = _expect(patterns, log_probabilities, log_weights)
        has_converged = after - before < tolerance * patterns.n_customers
        before, n_iter = after, n_iter + 1
    answers = patterns.column_sums(patterns.has_level.T @ customers)[patterns.n_levels > 0]
    return Classes(
        log_probabilities=log_probabilities,
        log_weights=log_weights,
        log_likelihood=before,
        least_answers=float(answers.min()),
        n_iter=n_iter,
        has_converged=has_converged,
    )


def _expect(
    patterns: AnswerPatterns, log_probabilities: Matrix, log_weights: Vector
) -> tuple[Matrix, float]:
    """Return how many customers of each pattern belong to each class, and the log-likelihood."""
    logs = patterns.has_level @ log_probabilities + log_weights
    densities = logsumexp(logs, axis=1)
    customers = np.exp(logs - densities[:, None]) * patterns.counts[:, None]
    return customers, float(patterns.counts @ densities)


def _maximise(patterns: AnswerPatterns, customers: Matrix, prior: Vector) -> tuple[Matrix, Vector]:
    """Return the logarithms of the probabilities of the levels within each class, and of its weight."""
    answers = patterns.has_level.T @ customers + prior[:, None]
    probabilities = answers / patterns.column_sums(answers)[patterns.column_of]
    sizes = customers.sum(axis=0) + _PRIOR
    return np.log(probabilities), np.log(sizes / sizes.sum())
