from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from custseg.profiling.additive_points import additive_points, cell_totals, marginal


@pytest.fixture
def table() -> np.ndarray:
    """Count customers of three segments by their answers to two questions that are not independent."""
    return np.random.default_rng(0).integers(5, 60, size=(1, 1, 3, 4, 3))


def fitted(table: np.ndarray, n_rounds: int) -> list[np.ndarray]:
    zeros = [np.zeros((len(table), n, table.shape[-1])) for n in table.shape[1:-1]]
    return additive_points(table, zeros, n_rounds=n_rounds)


def test_model_meets_each_answer_as_often_as_the_customers(table: np.ndarray) -> None:
    """At the end each answer meets each segment as often in the model as in the table."""
    totals = cell_totals(fitted(table, 100))

    powers = np.exp(totals)
    expected = table.sum(axis=-1, keepdims=True) * powers / powers.sum(axis=-1, keepdims=True)
    for question in range(3):
        assert marginal(expected, question) == pytest.approx(marginal(table, question), rel=1e-6)


def test_agrees_with_scikit_learn(table: np.ndarray) -> None:
    """It is the multinomial model that scikit-learn fits to the customers one by one, and ten rounds come near."""
    cells = np.array(list(np.ndindex(table.shape)))
    answers = np.column_stack(
        [cells[:, 2] == n for n in range(3)] + [cells[:, 3] == n for n in range(4)]
    )
    model = LogisticRegression(C=1e6, max_iter=2_000, tol=1e-10)
    model.fit(answers, cells[:, 4], sample_weight=table.ravel())

    totals = cell_totals(fitted(table, 10)).reshape(-1, 3)

    shares = np.exp(totals) / np.exp(totals).sum(axis=1, keepdims=True)
    assert shares == pytest.approx(model.predict_proba(answers[cells[:, 4] == 0]), abs=1e-3)


def test_models_side_by_side_are_independent(table: np.ndarray) -> None:
    """Two tables fitted at once give what each gives alone."""
    other = table[..., ::-1]

    both = fitted(np.concatenate([table, other]), 3)

    for part, alone in zip(both, fitted(other, 3), strict=True):
        assert part[1:] == pytest.approx(alone)


def test_what_never_meets_stays_finite() -> None:
    """An answer that a segment never gave speaks against it, but not infinitely."""
    points = fitted(np.array([[[50, 0], [0, 50]]]), 10)

    assert np.all(np.abs(points[0]) < 50)
    assert points[0][0, 0, 0] > points[0][0, 0, 1]
