"""Several cores share the batches."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from itertools import count, islice

import pytest

from custseg.kernels import available_cores, map_in_threads


@pytest.mark.parametrize("n_threads", [1, 2, 5, None])
def test_results_come_in_the_order_of_the_items(n_threads: int | None) -> None:
    """Items that take longer do not come later."""

    def slow_first(item: int) -> int:
        time.sleep(0.002 * (item % 3 == 0))
        return item * item

    assert list(map_in_threads(slow_first, range(20), n_threads=n_threads)) == [
        item * item for item in range(20)
    ]


def test_items_are_taken_only_as_they_are_needed() -> None:
    """An endless source is read a few items ahead of what was asked for."""
    taken = []

    def source():  # noqa: ANN202 - a generator of the test's own
        for item in count():
            taken.append(item)
            yield item

    first = list(islice(map_in_threads(abs, source(), n_threads=2), 3))

    assert first == [0, 1, 2]
    assert len(taken) <= 6


def test_what_the_work_raises_comes_out() -> None:
    """A fault in a thread is the caller's, and no thread is left behind."""
    before = threading.active_count()

    with pytest.raises(ZeroDivisionError, match="by zero"):
        list(map_in_threads(lambda item: 1 // item, [1, 0, 2], n_threads=2))

    assert threading.active_count() == before


@pytest.mark.parametrize("n_threads", [1, 3])
def test_closing_closes_the_source(n_threads: int) -> None:
    """Whoever stops early leaves neither a thread behind nor what the source holds open, though it is still known."""
    before, n_left = threading.active_count(), []

    def endless():  # noqa: ANN202 - a generator of the test's own
        try:
            yield from count()
        finally:
            n_left.append(threading.active_count())

    source = endless()
    with closing(map_in_threads(abs, source, n_threads=n_threads)) as results:
        next(results)

    assert n_left == [before]


def test_there_is_a_core() -> None:
    """Whatever the system tells, at least one thread runs."""
    assert available_cores() >= 1
