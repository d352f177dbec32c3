"""Which rows stand for all of them, whatever order they come in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.kernels import kernel
from custseg.tables import hash_ids

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from custseg.rules import Matrix

_SALT = "drawn rows"
# Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators", section 4: the
# mixing function that SplitMix64 has from Stafford.
_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def drawn_rows(X: Matrix, n: int, *, ids: pa.Array | None = None) -> NDArray[np.intp]:
    """Draw n rows by a hash, or all where there are no more, in an order that is the hash's too.

    The hash is of the customer's id, or of the row's own numbers where there is none. Rows that repeat are told apart by how
    often the same one came before, so that each is drawn by a lot of its own. Shuffled rows give the same sample.

    Parameters
    ----------
    X
        float64 (n_rows, d), finite.
    n
        How many to draw.
    ids
        (n_rows,): of the rows, text or integers.

    Returns
    -------
    positions
        intp (min(n, n_rows),).

    Examples
    --------
    >>> X = np.arange(20.0).reshape(10, 2)
    >>> drawn = drawn_rows(X, 3)
    >>> shuffled = np.random.default_rng(1).permutation(X)
    >>> bool((shuffled[drawn_rows(shuffled, 3)] == X[drawn]).all())
    True
    """
    hashes = _hash_rows(np.ascontiguousarray(X)) if ids is None else hash_ids(ids, salt=_SALT)
    lots = _lots(hashes)
    lowest = np.argpartition(lots, n)[:n] if n < len(lots) else np.arange(len(lots))
    return lowest[np.argsort(lots[lowest], kind="stable")]


def _lots(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a number for each row that depends on its hash and on how often the same came before."""
    order = np.argsort(hashes, kind="stable")
    lots = np.empty_like(hashes)
    _number(hashes, order, lots)
    return lots


@kernel
def _mix(value: np.uint64) -> np.uint64:
    value = (value ^ (value >> np.uint64(30))) * _FIRST
    value = (value ^ (value >> np.uint64(27))) * _SECOND
    return value ^ (value >> np.uint64(31))


@kernel
def _hash_rows(X: Matrix) -> NDArray[np.uint64]:
    hashes = np.empty(X.shape[0], dtype=np.uint64)
    bits = X.view(np.uint64)
    for row in range(X.shape[0]):
        value = np.uint64(X.shape[1])
        for column in range(X.shape[1]):
            # -0.0 is the same number as 0.0
            own = np.uint64(0) if X[row, column] == 0 else bits[row, column]
            value = _mix((value ^ own) + _STEP)
        hashes[row] = value
    return hashes


@kernel
def _number(hashes: NDArray[np.uint64], order: NDArray[np.intp], lots: NDArray[np.uint64]) -> None:
    n_before = np.uint64(0)
    for place in range(len(order)):
        row = order[place]
        is_repeated = place > 0 and hashes[row] == hashes[order[place - 1]]
        n_before = n_before + np.uint64(1) if is_repeated else np.uint64(0)
        lots[row] = _mix(hashes[row] + n_before * _STEP)
