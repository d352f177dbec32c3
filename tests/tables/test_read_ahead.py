"""The next batch is read while this one is worked on."""

from __future__ import annotations

import threading
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

import pytest

from custseg.tables import read_ahead

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_items_come_in_their_order() -> None:
    """All of them, and nothing for nothing."""
    assert list(read_ahead(range(20))) == list(range(20))
    assert list(read_ahead([])) == []


def test_one_item_is_made_ahead() -> None:
    """An endless source is read one item further than was asked for, without being asked."""
    made, is_ahead = [], threading.Event()

    def source() -> Iterator[int]:
        for item in count():
            made.append(item)
            if item == 1:
                is_ahead.set()
            yield item

    with closing(read_ahead(source())) as items:
        first = next(items)
        assert is_ahead.wait(timeout=60)

    assert (first, made) == (0, [0, 1])


def test_a_fault_comes_where_the_item_would() -> None:
    """After the items before it, and no thread is left behind."""
    before = threading.active_count()
    items = read_ahead(1 // number for number in (1, 0))

    assert next(items) == 1
    with pytest.raises(ZeroDivisionError, match="by zero"):
        next(items)
    assert threading.active_count() == before


def test_closing_leaves_no_thread_behind() -> None:
    """Whoever stops early stops the reading."""
    before = threading.active_count()

    with closing(read_ahead(count())) as items:
        next(items)

    assert threading.active_count() == before


def test_closing_closes_the_source() -> None:
    """What the source holds open is let go, after the thread has ended, though somebody still knows the source."""
    before, n_threads = threading.active_count(), []

    def endless() -> Iterator[int]:
        try:
            yield from count()
        finally:
            n_threads.append(threading.active_count())

    source = endless()
    with closing(read_ahead(source)) as items:
        next(items)

    assert n_threads == [before]
