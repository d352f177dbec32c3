from __future__ import annotations

import numpy as np
import pytest

from custseg.validation.measures.mean_square_contingency import mean_square_contingency


def test_rows_and_columns_without_customers_are_absent() -> None:
    """An empty group changes nothing, and divides nothing by 0."""
    table = np.array([[8, 2], [3, 7]])
    wider = np.array([[8, 0, 2], [0, 0, 0], [3, 0, 7]])

    assert mean_square_contingency(wider) == pytest.approx(mean_square_contingency(table))


def test_independence_is_0() -> None:
    """Rows with the same shares have no contingency."""
    assert mean_square_contingency(np.array([[10, 20], [30, 60]])) == pytest.approx(0)
