from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.candidates import FrameworkCandidate
from custseg.frameworks import QuantileGroups

if TYPE_CHECKING:
    from custseg.segmentation import Customers


def test_a_framework_reads_raw_columns(customers: Customers) -> None:
    """Its segmentation has no preparation, and asks for the one column it cuts."""
    candidate = FrameworkCandidate(
        name="thirds",
        algorithm="quantile_groups",
        segmentation_name="shop",
        id_column="who",
        framework=QuantileGroups("spend", n_groups=3),
    )

    segmentation = candidate.fit(customers, seed=1)

    assert segmentation.preparation is None
    assert segmentation.contract.names == ("who", "spend")
    assert [segment.n_customers for segment in segmentation.segments] == [80, 80, 80]
    assert segmentation.training.parameters == {"column": "spend", "n_groups": 3}
