from __future__ import annotations

import numpy as np
import pyarrow as pa

from custseg.workflows.held_out import held_out


def test_who_is_kept_aside_depends_on_the_id_alone() -> None:
    """Other customers, and the order of all of them, change nothing."""
    ids = pa.array([f"c{number}" for number in range(1_000)])
    order = np.random.default_rng(0).permutation(1_000)[:400]

    whole, part = held_out(ids, share=0.2), held_out(ids.take(order), share=0.2)

    assert np.array_equal(part, whole[order])
    assert 150 < whole.sum() < 250
