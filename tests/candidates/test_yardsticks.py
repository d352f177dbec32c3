from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.candidates import yardsticks

if TYPE_CHECKING:
    from custseg.candidates import ClustererCandidate
    from custseg.segmentation import Customers


def test_yardsticks_need_the_columns_they_cut(
    kmeans: ClustererCandidate, customers: Customers
) -> None:
    """Without value and RFM columns there are two; with them four, and each can be fitted."""
    own = {
        "segmentation_name": "shop",
        "id_column": "who",
        "preprocessor": kmeans.preprocessor,
    }

    few = yardsticks(**own, value=None, rfm=None)
    all_four = yardsticks(**own, value="spend", rfm=("recency_days", "spend", "spend"))

    assert [one.name for one in few] == ["one segment", "two clusters"]
    sizes = [one.fit(customers, seed=1).rule.n_clusters for one in all_four]
    assert sizes[:3] == [1, 2, 5]
    assert sizes[3] > 5
