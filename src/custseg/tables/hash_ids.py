"""How is a customer drawn by lot, always the same way, without looking at anything but the id?"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from custseg.errors import TableError

if TYPE_CHECKING:
    from numpy.typing import NDArray


def hash_ids(ids: pa.Array, *, salt: str) -> NDArray[np.uint64]:
    """Return for each id a number spread evenly over 64 bits, which depends on the id's text and the salt only.

    The integer 7 and the text `7` give the same number, so that a table keeps its draw when its ids change their storage;
    `07` is another text, and another number. The numbers are BLAKE2b (RFC 7693) with 8 bytes of digest, keyed by the salt.

    Parameters
    ----------
    ids
        Text or integers, none missing.
    salt
        Another salt is another draw.

    Returns
    -------
    numbers
        uint64 (n,).

    Raises
    ------
    TableError
        When an id is missing.

    Examples
    --------
    >>> hash_ids(pa.array([7, 8]), salt="hold-out") % 1000
    array([817,  47], dtype=uint64)
    >>> hash_ids(pa.array(["7", "8"]), salt="hold-out") % 1000
    array([817,  47], dtype=uint64)
    """
    if ids.null_count:
        raise TableError("Ids are missing.", found=f"{ids.null_count:,} of {len(ids):,}")
    keyed = blake2b(digest_size=8, key=blake2b(salt.encode()).digest())
    digests = bytearray()
    for text in ids.cast(pa.large_string()).to_pylist():
        own = keyed.copy()
        own.update(text.encode())
        digests += own.digest()
    return np.frombuffer(bytes(digests), dtype="<u8").astype(np.uint64)
