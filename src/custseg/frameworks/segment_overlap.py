"""How many segments does a customer meet the conditions of, and which meet them together?"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class SegmentOverlap:
    """Gaps and overlaps of segments, before the first match wins; nothing in it tells of 1 to 9 customers.

    Parameters
    ----------
    n_customers
        Of whom these are shares, rounded to whole percents.
    matches
        (lowest, highest, share): so many customers meet the conditions of lowest to highest segments. Counts of
        segments that too few customers have are pooled with the next.
    pairs
        (name, name, share): so many meet the conditions of both, the most first. A pair is left out when 1 to 9 customers meet
        those of both, of only one, or of neither: they could be computed.

    Examples
    --------
    >>> overlap = SegmentOverlap.of(np.repeat([[1, 1], [0, 1]], [20, 30], axis=0).astype(bool), names=("A", "B"))
    >>> overlap.matches, overlap.pairs
    (((1, 1, 0.6), (2, 2, 0.4)), (('A', 'B', 0.4),))
    """

    n_customers: int
    matches: tuple[tuple[int, int, float], ...]
    pairs: tuple[tuple[str, str, float], ...]

    @classmethod
    def of(cls, is_met: NDArray[np.bool_], *, names: Sequence[str]) -> Self:
        """Count who meets the conditions of each segment: bool (n, k)."""
        counts = np.bincount(is_met.sum(axis=1), minlength=1)
        both = is_met.T.astype(np.int64) @ is_met.astype(np.int64)
        pairs = [
            (names[one], names[other], round(float(both[one, other]) / len(is_met), 2))
            for one, other in itertools.combinations(range(len(names)), 2)
            if _is_told(is_met[:, one], is_met[:, other])
        ]
        pools = _pooled(counts.tolist())
        return cls(
            n_customers=len(is_met),
            matches=tuple((low, high, round(n / len(is_met), 2)) for low, high, n in pools),
            pairs=tuple(sorted(pairs, key=lambda pair: -pair[2])),
        )

    @property
    def notes(self) -> tuple[str, ...]:
        """The shares in sentences."""
        if not self.matches:
            return ()
        parts = [
            f"{100 * share:.0f} % those of {_many(low, high)}" for low, high, share in self.matches
        ]
        found = [f"Of {self.n_customers:,} customers meet the conditions: {', '.join(parts)}."]
        if self.pairs:
            one, other, share = self.pairs[0]
            found.append(
                f"{len(self.pairs)} pairs of segments overlap, the most {one} and {other}: {100 * share:.0f} % of the"
                " customers. The first in the list takes them."
            )
        return tuple(found)


def _is_told(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> bool:
    """Whether some meet both, and none of the four groups that two segments make has 1 to 9 customers."""
    groups = np.bincount(2 * one + other, minlength=4)
    return bool(groups[-1] > 0 and ((groups == 0) | (groups >= MIN_COVERED)).all())


def _pooled(counts: list[int]) -> list[tuple[int, int, int]]:
    pools: list[tuple[int, int, int]] = []
    low, n = 0, 0
    for number, count in enumerate(counts):
        n += count
        if n == 0:
            low = number + 1
        elif n >= MIN_COVERED:
            pools.append((low, number, n))
            low, n = number + 1, 0
    if n and pools:
        first, _, others = pools[-1]
        pools[-1] = (first, len(counts) - 1, others + n)
    return pools


def _many(low: int, high: int) -> str:
    few = "no segment" if high == 0 else f"{high} segment{'s' if high > 1 else ''}"
    return few if low == high else f"{low} to {few}"
