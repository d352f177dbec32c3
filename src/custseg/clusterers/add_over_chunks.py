"""How are sums over all customers made by several threads, so that each bit is what one thread makes?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from custseg.kernels import map_in_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Sums: TypeAlias = "tuple[NDArray[Any], ...]"


def add_over_chunks(
    work: Callable[[slice], Sums],
    n_rows: int,
    *,
    n_chunk_rows: int,
    n_threads: int | None = None,
) -> Sums:
    """Add up what the work makes of each chunk of rows, in the order of the chunks.

    The chunks are the same however many threads share them, and so are the sums. In memory are
    a few chunks at a time.

    Parameters
    ----------
    work
        Called with the slice of one chunk; answers a tuple of arrays, of the same shapes each time.
    n_rows
        At least 1.
    n_threads
        None takes one per core.

    Examples
    --------
    >>> X = np.arange(10.0)
    >>> (total,) = add_over_chunks(lambda chunk: (X[chunk].sum(),), 10, n_chunk_rows=4)
    >>> float(total)
    45.0
    """
    chunks = [slice(first, first + n_chunk_rows) for first in range(0, n_rows, n_chunk_rows)]
    parts = map_in_threads(work, chunks, n_threads=1 if len(chunks) == 1 else n_threads)
    total = next(parts)
    for part in parts:
        total = tuple(np.add(one, other) for one, other in zip(total, part, strict=True))
    return total
