"""On which customers does a search begin, and on which does it end?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.clusterers.drawn_rows import drawn_rows

if TYPE_CHECKING:
    import pyarrow as pa

    from custseg.rules import Matrix

# A few thousand rows tell good starts from bad ones; some more bring the good ones so near the end
# that all rows need a few iterations only (benchmarks/fit_kmeans.py, fit_mixture.py).
_SIZES = (1 << 12, 1 << 14)


def growing_samples(X: Matrix, *, ids: pa.Array | None = None, n_least: int = 1) -> list[Matrix]:
    """Return 4,096 rows, 16,384 rows, and all of them, each sample within the next.

    The samples are drawn by a hash (`drawn_rows`) and stand in its order, whatever order the rows come in. Only more rows than the largest
    sample are returned as they are, without a copy. Few rows make one sample, which is all of them.

    Parameters
    ----------
    X
        float64 (n, d), n >= 1.
    ids
        (n,): of the rows.
    n_least
        A smaller sample would be of no use, and is left out.

    Examples
    --------
    >>> import numpy as np
    >>> [len(rows) for rows in growing_samples(np.arange(50_000.0)[:, None])]
    [4096, 16384, 50000]
    >>> [len(rows) for rows in growing_samples(np.arange(500.0)[:, None])]
    [500]
    """
    largest = X[drawn_rows(X, max(_SIZES[-1], n_least), ids=ids)]
    samples = [largest[:size] for size in _SIZES if n_least <= size < len(largest)]
    return [*samples, largest, *([X] if len(X) > len(largest) else [])]


def drawn(samples: list[Matrix]) -> Matrix:
    """Return the largest sample that was drawn, which is all rows where they are few.

    >>> import numpy as np
    >>> len(drawn(growing_samples(np.arange(50_000.0)[:, None])))
    16384
    """
    return samples[: len(_SIZES)][-1]
