"""How do several cores share the batches, so that the answer stays in order and in little memory?"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from concurrent.futures import Future

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def available_cores() -> int:
    """Return how many cores this process may use: no more than `OMP_NUM_THREADS` where that is set.

    joblib sets it in the processes that it starts, so that these do not take each other's cores.
    """
    if hasattr(os, "sched_getaffinity"):
        n_cores = len(os.sched_getaffinity(0))
    else:
        n_cores = os.cpu_count() or 1
    allowed = os.environ.get("OMP_NUM_THREADS", "")
    return min(n_cores, int(allowed)) if allowed.isdigit() and int(allowed) else n_cores


def map_in_threads(
    work: Callable[[_Item], _Result], items: Iterable[_Item], *, n_threads: int | None = None
) -> Generator[_Result, None, None]:
    """Yield what the work makes of each item, in the items' order, worked on by several threads.

    Only work that lets go of Python's lock, as kernels do, gains by it. One item more than there are threads is under way at a
    time, so memory does not grow with the number of items. Closing this iterator waits for them, leaves no thread behind,
    and closes the source where that can be closed.

    Parameters
    ----------
    n_threads
        None takes one per core; 1 starts no thread.

    Examples
    --------
    >>> list(map_in_threads(abs, [-3, 2, -1], n_threads=2))
    [3, 2, 1]
    """
    n_threads = available_cores() if n_threads is None else n_threads
    iterator = iter(items)
    try:
        if n_threads == 1:
            yield from map(work, iterator)
        else:
            yield from _in_pool(work, iterator, n_threads)
    finally:
        if hasattr(iterator, "close"):
            iterator.close()


def _in_pool(
    work: Callable[[_Item], _Result], items: Iterator[_Item], n_threads: int
) -> Generator[_Result, None, None]:
    pool = ThreadPoolExecutor(n_threads)
    under_way: deque[Future[_Result]] = deque()
    try:
        for item in items:
            under_way.append(pool.submit(work, item))
            if len(under_way) > n_threads:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
