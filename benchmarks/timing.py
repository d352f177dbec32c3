"""How do two ways of doing the same work compare, when the machine has other things to do as well?"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def seconds_of(work: Callable[[], object]) -> float:
    """Return the wall-clock seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def interleaved(
    ours: Callable[[], object], peer: Callable[[], object], n_repeats: int = 3
) -> tuple[float, float]:
    """Return the shortest seconds of ours and of the peer's, which take turns so that a busy minute strikes both.

    Nothing warms up: call each once before where the first run compiles or imports.
    """
    pairs = [(seconds_of(ours), seconds_of(peer)) for _ in range(n_repeats)]
    ours_seconds, peer_seconds = zip(*pairs, strict=True)
    return min(ours_seconds), min(peer_seconds)
