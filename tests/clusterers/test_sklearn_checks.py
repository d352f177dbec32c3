from __future__ import annotations

from typing import Any

import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from custseg.clusterers import (
    GaussianMixtureClusterer,
    HDBSCANClusterer,
    KMeansClusterer,
    LatentClassClusterer,
)

KNOWN_FAILURES = {
    "LatentClassClusterer": {
        "check_clustering": "three clouds of numbers of which no two are the same are no answers to questions",
    }
}


# The checks fit tiny and structureless data, of which our clusterers rightly warn.
@pytest.mark.filterwarnings("ignore::custseg.errors.DegenerateFit")
@parametrize_with_checks(
    [KMeansClusterer(), GaussianMixtureClusterer(), HDBSCANClusterer(), LatentClassClusterer()],
    expected_failed_checks=lambda estimator: KNOWN_FAILURES.get(type(estimator).__name__, {}),
)
def test_sklearn_check(estimator: Any, check: Any) -> None:
    """scikit-learn takes it for one of its own."""
    check(estimator)
