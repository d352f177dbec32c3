"""How do results that come one by one become those of each candidate, while somebody is told how far it is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any


def portions(
    results: Iterator[Any],
    whats: Sequence[str],
    *,
    n_each: int,
    told: Callable[[str, int, int], None],
) -> Iterator[list[Any]]:
    """Yield the results of each thing done, so many of each, and tell after each result.

    Parameters
    ----------
    results
        One by one, in the order of what is done.
    whats
        What is done, in words: "Fitting kmeans-4".
    n_each
        Results of each.
    told
        Called with what is done, how many results there are, and how many there will be.

    Examples
    --------
    >>> list(portions(iter("abcd"), ["left", "right"], n_each=2, told=print))
    left 1 4
    left 2 4
    right 3 4
    right 4 4
    [['a', 'b'], ['c', 'd']]
    """
    n = len(whats) * n_each
    for number, what in enumerate(whats):
        found = []
        for position in range(n_each):
            found.append(next(results))
            told(what, number * n_each + position + 1, n)
        yield found
    next(results, None)  # joblib takes new work only when the old results have come to their end
