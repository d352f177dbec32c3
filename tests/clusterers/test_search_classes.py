from __future__ import annotations

import numpy as np
import pytest

import naive
from custseg.clusterers.answer_patterns import AnswerPatterns
from custseg.clusterers.search_classes import search_classes


@pytest.fixture
def answers() -> np.ndarray:
    """200 customers of two classes with four questions of two and three answers, one in ten of them not given."""
    rng = np.random.default_rng(8)
    is_second = np.arange(200) % 5 < 2
    X = np.column_stack([rng.uniform(size=(200, 3)) < np.where(is_second, 0.8, 0.2)[:, None]] * 1)
    X = np.column_stack([X, rng.integers(0, 2, 200) + is_second]).astype(float)
    X[rng.uniform(size=X.shape) < 0.1] = np.nan
    return X


def test_it_ends_where_an_iteration_changes_nothing(answers: np.ndarray) -> None:
    """A step of expectation and maximisation, customer by customer, leads from the answer to itself."""
    patterns = AnswerPatterns.of(answers)

    classes = search_classes(patterns, n_clusters=2, seeds=[1, 2, 3])

    shares, weights = np.exp(classes.log_probabilities).T, np.exp(classes.log_weights)
    probabilities = [
        [
            dict(zip(levels, own, strict=True))
            for levels, own in zip(
                np.split(patterns.levels, np.cumsum(patterns.n_levels)[:-1]),
                np.split(one, np.cumsum(patterns.n_levels)[:-1]),
                strict=True,
            )
        ]
        for one in shares
    ]
    again, again_weights = naive.latent_class_step(
        answers[~np.isnan(answers).all(axis=1)].tolist(),
        probabilities=probabilities,
        weights=weights.tolist(),
        prior=1e-3,
    )
    assert classes.has_converged
    assert again_weights == pytest.approx(weights, abs=1e-3)
    for own, other in zip(probabilities, again, strict=True):
        for column, other_column in zip(own, other, strict=True):
            assert other_column == pytest.approx(column, abs=1e-3)


def test_a_class_of_few_customers_loses_to_a_sound_one() -> None:
    """Five customers with answers of their own make the likelier class, and do not win."""
    rng = np.random.default_rng(2)
    X = (rng.uniform(size=(300, 6)) < np.repeat([[0.28], [0.72]], 150, axis=0)).astype(float)
    X[:5, :4] = 9.0
    patterns = AnswerPatterns.of(X)

    alone = [search_classes(patterns, n_clusters=2, seeds=[seed]) for seed in range(20)]
    classes = search_classes(patterns, n_clusters=2, seeds=range(20))

    likeliest = max(alone, key=lambda one: one.log_likelihood)
    assert likeliest.least_answers < 10 <= classes.least_answers
    assert classes.log_likelihood < likeliest.log_likelihood


def test_starts_are_searched_among_some_and_ended_on_all(answers: np.ndarray) -> None:
    """The likelihood is that of all customers, whoever was drawn for the starts."""
    patterns = AnswerPatterns.of(answers)
    whole = search_classes(patterns, n_clusters=2, seeds=[1, 2, 3])

    classes = search_classes(patterns, n_clusters=2, seeds=[1, 2, 3], n_drawn=100)

    assert classes.log_likelihood == pytest.approx(whole.log_likelihood, abs=1e-3)


def test_a_level_that_nobody_drawn_has_is_learned_all_the_same() -> None:
    """One of 2,000 customers has it, and the starts are searched among 100."""
    X = np.random.default_rng(3).integers(2, size=(2000, 4)).astype(float)
    X[0, 0] = 7.0

    classes = search_classes(AnswerPatterns.of(X), n_clusters=2, seeds=[1, 2], n_drawn=100)

    assert np.isfinite(classes.log_probabilities).all()
    assert np.isfinite(classes.log_likelihood)
