"""The ways in which the same customers may reach a rule, which all must give the labels of the whole table."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Rows: TypeAlias = NDArray[np.intp]
Place: TypeAlias = Callable[[Rows], NDArray[np.int32]]
Placed: TypeAlias = Iterator[tuple[Rows, NDArray[np.int32]]]

_ENOUGH_SECONDS = (
    120  # for a child, which would otherwise wait for ever on a lock that nobody holds
)


def all_at_once(place: Place, n: int) -> Placed:
    """Yield everybody."""
    rows = np.arange(n)
    yield rows, place(rows)


def in_chunks_of_7(place: Place, n: int) -> Placed:
    """Yield every third seven of the customers."""
    for rows in np.split(np.arange(n), range(7, n, 7))[::3]:
        yield rows, place(rows)


def one_at_a_time(place: Place, n: int) -> Placed:
    """Yield every seventeenth customer, alone."""
    for row in range(0, n, 17):
        rows = np.array([row])
        yield rows, place(rows)


def from_four_threads(place: Place, n: int) -> Placed:
    """Yield everybody four times, placed at the same time."""
    rows = np.arange(n)
    with ThreadPoolExecutor(4) as pool:
        for labels in pool.map(place, [rows] * 4):
            yield rows, labels


WAYS = (all_at_once, in_chunks_of_7, one_at_a_time, from_four_threads)


def agrees(way: Callable[[Place, int], Placed], place: Place, expected: NDArray[np.int32]) -> bool:
    """Say whether a way gives the expected labels, and yields anybody."""
    placed = list(way(place, len(expected)))
    return bool(placed) and all(np.array_equal(labels, expected[rows]) for rows, labels in placed)


def is_true_in_a_forked_child(work: Callable[[], bool]) -> bool:
    """Do the work in a child that inherits everything already loaded, compiled and used."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            signal.alarm(_ENOUGH_SECONDS)
            status = 0 if work() else 1
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
