"""What came of assigning a file?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.segmentation import NO_SEGMENT_ID

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """How many customers of a file went where; nothing about any one of them.

    Parameters
    ----------
    n_in
        Rows read.
    segment_counts
        Customers by segment id, in the order of the segmentation; `none` where no segment fits.
    reject_reasons
        Rejected rows by reason, the most frequent first.
    output, rejects
        The files written; no rejects file where nothing was rejected.

    Examples
    --------
    >>> from pathlib import Path
    >>> done = Assigned(
    ...     n_in=100,
    ...     segment_counts={"s1": 60, "s2": 38, "none": 0},
    ...     reject_reasons={"spend: not a number": 2},
    ...     output=Path("out.parquet"),
    ...     rejects=Path("out.rejects.csv"),
    ... )
    >>> done.n_assigned, done.n_segments, done.reject_share
    (98, 2, 0.02)
    """

    n_in: int
    segment_counts: dict[str, int]
    reject_reasons: dict[str, int]
    output: Path
    rejects: Path | None

    @property
    def n_assigned(self) -> int:
        """Customers with an assignment, which may be that no segment fits."""
        return sum(self.segment_counts.values())

    @property
    def n_rejected(self) -> int:
        """Rows that break the contract."""
        return sum(self.reject_reasons.values())

    @property
    def n_segments(self) -> int:
        """Segments that any of these customers is in."""
        return sum(n > 0 for name, n in self.segment_counts.items() if name != NO_SEGMENT_ID)

    @property
    def reject_share(self) -> float:
        """Rejected rows over all rows; 0 for an empty file."""
        return self.n_rejected / self.n_in if self.n_in else 0.0
