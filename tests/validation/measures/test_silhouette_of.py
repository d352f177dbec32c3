from __future__ import annotations

import numpy as np

from custseg.validation.measures.silhouette_of import silhouette_of


def test_nothing_to_compare_is_zero() -> None:
    """A lone customer, one in noise, a single segment and a single place all give 0."""
    within = np.array([np.nan, np.nan, 1.0, 0.0])
    nearest = np.array([2.0, np.nan, np.inf, 0.0])

    assert silhouette_of(within, nearest).tolist() == [0, 0, 0, 0]
