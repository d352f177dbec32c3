"""What became of the lines?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LineCounts:
    """How many lines came in, were used, and were set aside, and why.

    Every line is counted once, so that `lines_in == used + n_set_aside`.

    Parameters
    ----------
    lines_in, used
        Lines read, and lines that the features speak of (purchases and netted returns).
    set_aside
        Reason and number of the others, in the order in which the reasons are tried; none without lines.

    Examples
    --------
    >>> counts = LineCounts(lines_in=10, used=7, set_aside=(("exact duplicates", 1), ("no customer id", 2)))
    >>> counts.n_set_aside
    3
    """

    lines_in: int
    used: int
    set_aside: tuple[tuple[str, int], ...]

    @property
    def n_set_aside(self) -> int:
        """All lines that were set aside."""
        return sum(n for _, n in self.set_aside)
