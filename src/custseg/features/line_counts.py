"""What became of the lines?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class LineCounts:
    """How many lines came in, were used, were rejected or set aside, and why.

    Every line is counted once, so that `lines_in == used + n_rejected + n_set_aside`.

    Parameters
    ----------
    lines_in, used
        Lines read, and lines that the features speak of (purchases and returns).
    rejected
        Reason and number of the lines that break the contract, in the order in which the reasons are tried; none without lines.
    set_aside
        Likewise, of sound lines that take no part.

    Examples
    --------
    >>> counts = LineCounts(lines_in=10, used=6, rejected=(("no time", 1),), set_aside=(("no customer id", 3),))
    >>> counts.n_rejected, counts.n_set_aside
    (1, 3)
    """

    lines_in: int
    used: int
    rejected: tuple[tuple[str, int], ...] = ()
    set_aside: tuple[tuple[str, int], ...] = ()

    @property
    def n_rejected(self) -> int:
        """All lines that break the contract."""
        return sum(n for _, n in self.rejected)

    @property
    def n_set_aside(self) -> int:
        """All sound lines that take no part."""
        return sum(n for _, n in self.set_aside)
