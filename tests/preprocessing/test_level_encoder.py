from __future__ import annotations

import numpy as np
import pytest

from custseg.preprocessing import CategoryEncoder, ColumnPreprocessor, LevelEncoder, Treated
from custseg.steps import LevelStep


def learned(counts: dict[float, int], *, levels: tuple[str, ...] | None = None) -> LevelStep:
    codes = np.repeat(list(counts), list(counts.values()))[:, None]
    (step,) = LevelEncoder(levels=levels).fit(codes).preparation_.treatments
    assert isinstance(step, LevelStep)
    return step


def test_rare_levels_are_pooled_as_for_distances() -> None:
    """The same levels are kept as a `CategoryEncoder` keeps."""
    names = ("a", "b", "c", "d")
    counts = {0: 1500, 1: 400, 2: 12, 3: 7}
    codes = np.repeat(list(counts), list(counts.values()))[:, None]

    step = learned(counts, levels=names)

    (other,) = CategoryEncoder(levels=names).fit(codes).preparation_.treatments
    assert step.levels == other.levels == ("a", "b")  # type: ignore[attr-defined]
    assert step.other_share == other.other_share  # type: ignore[attr-defined]


def test_missing_values_are_no_level() -> None:
    """Neither many nor few of them count, in the shares or in the pool."""
    many = learned({0: 60, 1: 40, float("nan"): 50})
    few = learned({0: 60, 1: 40, float("nan"): 3})

    for step in (many, few):
        assert step.levels == ("0", "1")
        assert step.shares.tolist() == [0.6, 0.4]
        assert step.other_share is None


def test_levels_beyond_the_names_join_the_pool() -> None:
    """What reading a table calls any other level is one of the others."""
    step = learned({0: 50, 1: 30, 2: 20}, levels=("north", "south"))

    assert step.other_share == pytest.approx(0.2)
    assert step.transform(np.array([[2.0], [9.0]])).ravel().tolist() == [2.0, 2.0]


def test_a_column_that_everybody_misses_is_learned() -> None:
    """A bootstrap sample may be so."""
    step = learned({float("nan"): 20})

    assert step.levels == ()
    assert step.covers == 20


def test_a_preparation_of_levels_reads_columns_by_name() -> None:
    """The treatment `levels` hands over the names of the levels."""
    raw = np.column_stack([np.tile([0.0, 1.0], 20), np.repeat([0.0, 1.0], 20)])
    columns = tuple(
        Treated(name=name, kind="levels", levels=("no", "yes")) for name in ("one", "two")
    )

    preparation = ColumnPreprocessor(columns).fit(raw).preparation_

    assert preparation.output_names == ("one", "two")
    assert [step.levels for step in preparation.treatments] == [("no", "yes")] * 2  # type: ignore[attr-defined]
    np.testing.assert_array_equal(preparation.transform(raw), raw)
