from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.preprocessing import Projector


@pytest.fixture
def rows() -> np.ndarray:
    """Four columns, of which two hold nearly all the variance."""
    rng = np.random.default_rng(4)
    hidden = rng.normal(size=(300, 2)) * [3, 2]
    return hidden @ rng.normal(size=(2, 4)) + rng.normal(0, 0.05, (300, 4))


def test_components_are_orthonormal(rows: np.ndarray) -> None:
    """Distances within the components are those within the columns."""
    (step,) = Projector(n_components=4).fit(rows).preparation_.treatments

    assert step.components @ step.components.T == pytest.approx(np.eye(4), abs=1e-12)


def test_projected_columns_are_uncorrelated(rows: np.ndarray) -> None:
    """Their covariances are the eigenvalues, on the diagonal, greatest first."""
    result = Projector(n_components=4).fit_transform(rows)

    covariance = np.cov(result, rowvar=False, ddof=0)
    expected = np.linalg.eigvalsh(np.cov(rows, rowvar=False, ddof=0))[::-1]
    assert covariance == pytest.approx(np.diag(expected), abs=1e-5)


def test_a_share_of_the_variance_is_kept_by_the_fewest_components(rows: np.ndarray) -> None:
    """Two of four columns' worth keep 99 % here, and one does not."""
    result = Projector(n_components=0.99).fit_transform(rows)

    assert result.shape[1] == 2
    assert result.var(axis=0).sum() >= 0.99 * rows.var(axis=0).sum()


def test_the_sign_does_not_depend_on_the_rows_order(rows: np.ndarray) -> None:
    """The decomposition is free to turn a component round; here it always points the same way."""
    forwards = Projector(n_components=2).fit(rows).preparation_.treatments[0]
    backwards = Projector(n_components=2).fit(rows[::-1]).preparation_.treatments[0]

    assert forwards.components == pytest.approx(backwards.components, abs=1e-9)


def test_equal_loadings_do_not_leave_the_sign_to_rounding() -> None:
    """Of two loadings of the same size the first is positive."""
    line = np.random.default_rng(8).normal(size=100)

    (step,) = Projector(n_components=1).fit(np.column_stack([line, -line])).preparation_.treatments

    assert step.components == pytest.approx(np.array([[1, -1]]) / np.sqrt(2))


def test_rows_without_variance_are_projected_on_zero() -> None:
    """A share of no variance is no reason to fail."""
    assert not Projector(n_components=0.9).fit_transform(np.ones((20, 3))).any()


@pytest.mark.parametrize("wanted", [0, 5, 1.0, 0.0, -1, float("nan")])
def test_an_impossible_number_of_components_is_refused(rows: np.ndarray, wanted: float) -> None:
    """An integer up to the columns, or a share between 0 and 1."""
    with pytest.raises(ParameterError, match=r"(?s)n_components.*from 1 to 4"):
        Projector(n_components=wanted).fit(rows)
