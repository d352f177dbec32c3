"""Which scores make a segment of an RFM table?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True)
class RFMSegment:
    """A row of an RFM table: a name, and the scores that it asks for.

    Parameters
    ----------
    name
        Of the segment; two rows of one name are one segment.
    recency, frequency, monetary
        The lowest and the highest score that it takes, both included; None takes any. A high recency score is a recent purchase.

    Examples
    --------
    >>> champions = RFMSegment("Champions", recency=(4, 5), frequency=(4, 5))
    >>> champions.takes((5, 4, 1)), champions.takes((3, 4, 1))
    (True, False)
    """

    name: str
    _: KW_ONLY
    recency: tuple[int, int] | None = None
    frequency: tuple[int, int] | None = None
    monetary: tuple[int, int] | None = None

    def takes(self, scores: tuple[int, ...]) -> bool:
        """Return whether the row takes these scores of recency, frequency and monetary."""
        ranges = (self.recency, self.frequency, self.monetary)
        return all(
            own is None or own[0] <= score <= own[1]
            for score, own in zip(scores, ranges, strict=True)
        )

    def faults(self, *, n_levels: int) -> list[str]:
        """Return what is wrong with its ranges on a scale from 1 to n_levels."""
        ranges = {"recency": self.recency, "frequency": self.frequency, "monetary": self.monetary}
        return [
            f"{self.name}: {axis}={own}"
            for axis, own in ranges.items()
            if own is not None and not 1 <= own[0] <= own[1] <= n_levels
        ]
