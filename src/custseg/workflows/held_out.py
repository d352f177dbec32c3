"""Which customers are kept aside, so that they never choose what they judge?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.tables import hash_ids

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

_SALT = "kept aside"


def held_out(ids: pa.Array, *, share: float) -> NDArray[np.bool_]:
    """Return whether each customer is kept aside: by a hash of the id, so that nobody else in the table matters.

    Examples
    --------
    >>> import pyarrow as pa
    >>> int(held_out(pa.array(range(10_000)), share=0.1).sum())
    1013
    """
    return hash_ids(ids, salt=_SALT) / 2.0**64 < share
