from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from custseg.preprocessing import ColumnPreprocessor, Treated, column_shares

COLUMNS = (
    Treated(name="region", kind="category"),
    Treated(name="spend", kind="money"),
    Treated(name="orders", kind="count"),
)


@pytest.fixture
def raw() -> np.ndarray:
    rng = np.random.default_rng(9)
    spend = np.exp(rng.normal(4, 1, 80))
    return np.column_stack([rng.integers(0, 3, 80), spend, np.round(spend / 10)])


def test_equal_weights_make_equal_shares(raw: np.ndarray) -> None:
    """A category with three levels carries as much as a number."""
    preprocessor = ColumnPreprocessor(COLUMNS).fit(raw)

    shares = column_shares(preprocessor.preparation_, preprocessor.transform(raw))

    assert shares == pytest.approx({"region": 1 / 3, "spend": 1 / 3, "orders": 1 / 3})


def test_it_is_the_share_of_all_squared_distances(raw: np.ndarray) -> None:
    """Adding up every pair of other customers, column by column, says the same."""
    preparation = ColumnPreprocessor(COLUMNS).fit(raw).preparation_
    matrix = preparation.transform(raw[:25, [0, 1, 2]])

    shares = column_shares(preparation, matrix)

    squares = sum((left - right) ** 2 for left, right in combinations(matrix, 2))
    by_column = dict.fromkeys(shares, 0.0)
    for name, square in zip(preparation.source_names, squares / squares.sum(), strict=True):
        by_column[name] += square
    assert shares == pytest.approx(by_column)


def test_a_full_projection_changes_no_share(raw: np.ndarray) -> None:
    """All components hold all the distance, so its sources are the same."""
    plain = ColumnPreprocessor(COLUMNS).fit(raw)
    projected = ColumnPreprocessor(COLUMNS, n_components=5).fit(raw)

    shares = column_shares(projected.preparation_, projected.transform(raw))

    assert shares == pytest.approx(column_shares(plain.preparation_, plain.transform(raw)))


def test_what_a_projection_drops_carries_nothing(raw: np.ndarray) -> None:
    """One component, of spend and orders, leaves the region little to say."""
    projected = ColumnPreprocessor(COLUMNS, n_components=1).fit(raw)

    shares = column_shares(projected.preparation_, projected.transform(raw))

    assert sum(shares.values()) == pytest.approx(1)
    assert shares["region"] < 0.1


def test_customers_all_alike_have_no_distance_to_share(raw: np.ndarray) -> None:
    """Zeros, not a division by zero."""
    preparation = ColumnPreprocessor(COLUMNS).fit(raw).preparation_

    shares = column_shares(preparation, np.ones((10, len(preparation.output_names))))

    assert set(shares.values()) == {0.0}
