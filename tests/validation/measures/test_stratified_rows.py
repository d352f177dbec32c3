from __future__ import annotations

import numpy as np

from custseg.validation.measures.stratified_rows import stratified_rows

LABELS = np.repeat(np.array([0, 1, 2, -1], dtype=np.int32), [800, 100, 20, 80])


def test_segments_give_rows_by_their_share() -> None:
    """Large segments give their share, small ones at least 30 rows or all; noise gives none."""
    drawn = stratified_rows(LABELS, n_segments=4, n_rows=200, seed=0)

    assert [len(rows) for rows in drawn] == [160, 30, 20, 0]
    assert all((LABELS[rows] == segment).all() for segment, rows in enumerate(drawn))


def test_no_row_comes_twice() -> None:
    """Rows are drawn without replacement."""
    drawn = np.concatenate(stratified_rows(LABELS, n_segments=3, n_rows=500, seed=0))

    assert len(np.unique(drawn)) == len(drawn)


def test_asking_for_all_gives_all() -> None:
    """As many rows as customers means every placed customer."""
    drawn = stratified_rows(LABELS, n_segments=3, n_rows=len(LABELS), seed=0)

    assert [len(rows) for rows in drawn] == [800, 100, 20]
