from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from custseg.clusterers.growing_samples import drawn, growing_samples


@pytest.mark.parametrize(
    ("n", "sizes"),
    [(9, [9]), (4096, [4096]), (4097, [4096, 4097]), (20_000, [4096, 16384, 20_000])],
)
def test_few_rows_make_few_samples(n: int, sizes: list[int]) -> None:
    """A sample is drawn where there are more rows than it takes; the last one is all of them."""
    samples = growing_samples(np.arange(float(n))[:, None])

    assert [len(sample) for sample in samples] == sizes
    assert len(drawn(samples)) == min(n, 16384)


def test_each_sample_is_part_of_the_next() -> None:
    """What a start learned on one sample holds of those rows in the next, too."""
    first, second, rows = growing_samples(np.arange(20_000.0)[:, None])

    np.testing.assert_array_equal(second[: len(first)], first)
    assert set(second.ravel()) <= set(rows.ravel())


def test_the_order_of_the_rows_does_not_matter() -> None:
    """Shuffled rows give the same samples, in the same order."""
    X = np.random.default_rng(0).normal(size=(5000, 2))
    shuffled = np.random.default_rng(1).permutation(X)

    for one, other in zip(growing_samples(X), growing_samples(shuffled), strict=True):
        np.testing.assert_array_equal(one, other)


def test_ids_draw_where_they_are_given() -> None:
    """Other numbers of the same customers give the same sample of customers."""
    X = np.random.default_rng(0).normal(size=(5000, 2))
    ids = pa.array(np.arange(5000))

    first, _ = growing_samples(X, ids=ids)
    changed, _ = growing_samples(X + 1, ids=ids)

    np.testing.assert_allclose(changed, first + 1)
