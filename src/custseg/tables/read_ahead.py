"""How is the next batch read while this one is worked on?"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

_Item = TypeVar("_Item")


def read_ahead(items: Iterable[_Item]) -> Generator[_Item, None, None]:
    """Yield the items in their order, the next one being made by a thread of its own meanwhile.

    What making an item raises comes out where that item would. One item is made ahead, so memory does not grow; closing
    this iterator waits for it, leaves no thread behind, and closes the source where that can be closed.

    Examples
    --------
    >>> list(read_ahead("abc"))
    ['a', 'b', 'c']
    """
    iterator, end = iter(items), object()
    pool = ThreadPoolExecutor(1)
    try:
        coming = pool.submit(next, iterator, end)
        while (item := coming.result()) is not end:
            coming = pool.submit(next, iterator, end)
            yield item  # type: ignore[misc]  # it is not the end
    finally:
        pool.shutdown(cancel_futures=True)
        if hasattr(iterator, "close"):
            iterator.close()
