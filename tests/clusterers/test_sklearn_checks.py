from __future__ import annotations

from typing import Any

import pytest
from sklearn.utils.estimator_checks import parametrize_with_checks

from custseg.clusterers import GaussianMixtureClusterer, HDBSCANClusterer, KMeansClusterer


# The checks fit tiny and structureless data, of which our clusterers rightly warn.
@pytest.mark.filterwarnings("ignore::custseg.errors.DegenerateFit")
@parametrize_with_checks([KMeansClusterer(), GaussianMixtureClusterer(), HDBSCANClusterer()])
def test_sklearn_check(estimator: Any, check: Any) -> None:
    """scikit-learn takes it for one of its own."""
    check(estimator)
