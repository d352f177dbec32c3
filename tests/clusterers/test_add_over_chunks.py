from __future__ import annotations

import numpy as np
import pytest

from custseg.clusterers.add_over_chunks import add_over_chunks


@pytest.mark.parametrize("n_threads", [1, 2, 3])
@pytest.mark.parametrize("n_chunk_rows", [1, 7, 1000])
def test_every_row_counts_once(n_threads: int, n_chunk_rows: int) -> None:
    """Whatever the chunks and the threads, nothing is left out or counted twice."""
    values = np.arange(100)

    totals, n = add_over_chunks(
        lambda chunk: (values[chunk].sum(), np.array(values[chunk].size)),
        100,
        n_chunk_rows=n_chunk_rows,
        n_threads=n_threads,
    )

    assert (totals, n) == (4950, 100)


@pytest.mark.parametrize("n_threads", [2, 3])
def test_threads_change_no_bit(n_threads: int) -> None:
    """The parts are added in the order of the chunks, whichever is ready first."""
    values = np.random.default_rng(0).normal(size=10_000) * 1e6

    def total(n_threads: int) -> float:
        (found,) = add_over_chunks(
            lambda chunk: (values[chunk].sum(),), 10_000, n_chunk_rows=100, n_threads=n_threads
        )
        return float(found)

    assert total(n_threads) == total(1)
