"""What stands beside the candidates, and never wins?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.candidates.clusterer_candidate import ClustererCandidate
from custseg.candidates.framework_candidate import FrameworkCandidate
from custseg.frameworks import FullGrid, QuantileGroups

if TYPE_CHECKING:
    from custseg.candidates.candidate import Candidate
    from custseg.preprocessing import ColumnPreprocessor


def yardsticks(
    *,
    segmentation_name: str,
    id_column: str,
    preprocessor: ColumnPreprocessor,
    value: str | None,
    rfm: tuple[str, str, str] | None,
) -> tuple[Candidate, ...]:
    """Return one segment, two clusters, and, where the columns are named, five money quantiles and the full RFM grid.

    Parameters
    ----------
    value
        The raw column that says what a customer brings.
    rfm
        The raw columns recency, frequency, monetary.

    Examples
    --------
    >>> from custseg.preprocessing import ColumnPreprocessor, Treated
    >>> preprocessor = ColumnPreprocessor((Treated(name="spend", kind="money"),))
    >>> found = yardsticks(
    ...     segmentation_name="shop",
    ...     id_column="id",
    ...     preprocessor=preprocessor,
    ...     value="spend",
    ...     rfm=None,
    ... )
    >>> [one.name for one in found]
    ['one segment', 'two clusters', 'five money quantiles']
    """
    own: dict[str, Any] = {"segmentation_name": segmentation_name, "id_column": id_column}
    first = preprocessor.columns[0].name
    found: list[Candidate] = [
        FrameworkCandidate(
            name="one segment",
            algorithm="one_segment",
            framework=QuantileGroups(value or first, n_groups=1),
            **own,
        ),
        ClustererCandidate(
            name="two clusters",
            algorithm="kmeans",
            preprocessor=preprocessor,
            parameters={"n_clusters": 2},
            **own,
        ),
    ]
    if value is not None:
        groups = QuantileGroups(value, n_groups=5)
        found.append(
            FrameworkCandidate(
                name="five money quantiles", algorithm="quantile_groups", framework=groups, **own
            )
        )
    if rfm is not None:
        grid = FullGrid(rfm)
        found.append(
            FrameworkCandidate(name="full RFM grid", algorithm="full_grid", framework=grid, **own)
        )
    return tuple(found)
