from __future__ import annotations

import numpy as np
import pytest

from custseg.errors import ParameterError
from custseg.frameworks import QuantileGroups


def test_five_groups_are_equally_large() -> None:
    """Each holds a fifth of the customers, more spend in a higher group."""
    spend = np.random.default_rng(0).lognormal(size=(1000, 1))

    labels = QuantileGroups("spend").fit(spend).rule.place(spend).labels

    sizes = np.bincount(labels)
    assert len(sizes) == 5
    assert sizes.max() - sizes.min() <= 10


def test_one_group_holds_everybody() -> None:
    """The yardstick of one segment places new customers too."""
    rule = QuantileGroups("spend", n_groups=1).fit(np.arange(50.0)[:, None]).rule

    assert rule.place(np.array([[-1e9], [1e9]])).labels.tolist() == [0, 0]


def test_no_group_is_refused() -> None:
    """Fewer than one group cannot be made."""
    with pytest.raises(ParameterError, match="n_groups=0"):
        QuantileGroups("spend", n_groups=0)
