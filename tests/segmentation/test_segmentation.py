from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import examples
from custseg.errors import TableError
from custseg.rules import CentroidRule, GridRule
from custseg.segmentation import NO_SEGMENT_ID, NO_SEGMENT_NAME

if TYPE_CHECKING:
    from custseg.segmentation import Segmentation


@pytest.fixture
def segmentation() -> Segmentation:
    return examples.segmentation()


def test_the_answer_has_these_columns(segmentation: Segmentation) -> None:
    """The id as it came, then the segment and how clearly."""
    assert segmentation.assign(examples.customer_table()).column_names == [
        "customer_id",
        "segment_id",
        "segment_name",
        "membership",
        "runner_up",
        "margin",
    ]


def test_each_row_has_one_answer_in_its_place(segmentation: Segmentation) -> None:
    """Rows are neither lost nor moved."""
    table = examples.customer_table()

    assert segmentation.assign(table)["customer_id"].to_pylist() == table["customer_id"].to_pylist()


def test_a_customer_goes_to_the_nearest_centroid(segmentation: Segmentation) -> None:
    """On the centroid of segment 2 it is that one, clearly."""
    table = pa.table({"customer_id": [7], "recency_days": [40], "spend": ["80"]})

    (answer,) = segmentation.assign(table).to_pylist()

    assert (answer["segment_id"], answer["segment_name"]) == ("s2", "Lapsed, small spend")
    assert answer["membership"] == pytest.approx(1)
    assert answer["margin"] == pytest.approx(1)


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pa.table])
def test_the_kind_of_table_comes_back(segmentation: Segmentation, kind: Any) -> None:
    """A pandas frame in, a pandas frame out; so with Polars and Arrow."""
    data = {"customer_id": ["00123", "NA"], "recency_days": [20.0, 40.0], "spend": [80.0, None]}

    answer = segmentation.assign(kind(data))

    assert type(answer) is type(kind(data))
    assert list(answer["customer_id"].to_numpy()) == ["00123", "NA"]


def test_ids_may_be_views_of_texts(segmentation: Segmentation) -> None:
    """The answers are those of the same ids as texts; the ids come out as large texts."""
    table = examples.customer_table()
    views = table.set_column(0, "customer_id", table["customer_id"].cast(pa.string_view()))

    answer = segmentation.assign(views)

    assert answer.schema.field("customer_id").type == pa.large_string()
    assert answer.to_pylist() == segmentation.assign(table).to_pylist()


def test_the_index_of_a_frame_does_not_matter(segmentation: Segmentation) -> None:
    """Rows are told apart by their ids."""
    frame = examples.customer_table().to_pandas()

    shifted = segmentation.assign(frame.set_index(frame.index + 1000))

    pd.testing.assert_frame_equal(shifted, segmentation.assign(frame))


@given(rows=st.lists(st.integers(0, 299), min_size=1, max_size=20))
def test_an_answer_does_not_depend_on_the_others(rows: list[int]) -> None:
    """Any selection of rows, in any order, gives the same bits as the whole table."""
    segmentation = examples.segmentation()
    table = examples.customer_table()

    alone = segmentation.assign(table.take(rows))

    assert alone.to_pylist() == segmentation.assign(table).take(rows).to_pylist()


def test_both_floating_types_give_the_same_answers(segmentation: Segmentation) -> None:
    """A table stored in float32 is assigned as the one stored in float64."""
    table = examples.customer_table()
    single = table.cast(
        pa.schema(
            [("customer_id", pa.string()), ("recency_days", pa.float32()), ("spend", pa.float32())]
        )
    )

    assert segmentation.assign(single).equals(segmentation.assign(table))


def test_rows_that_break_the_contract_are_counted_and_not_shown(segmentation: Segmentation) -> None:
    """The most frequent reason comes first; no id and no value is told."""
    table = pa.table(
        {
            "customer_id": ["secret-1", "secret-2", "secret-3", "secret-4"],
            "recency_days": [-77.0, -78.0, 1.0, 1.0],
            "spend": [1.0, 1.0, np.inf, 1.0],
        }
    )

    with pytest.raises(TableError, match="3 of 4 customers cannot be assigned") as caught:
        segmentation.assign(table)

    assert caught.value.found == (
        "2 x recency_days: below 0; 1 x spend: infinite, or too large for float32"
    )
    assert "secret" not in str(caught.value)
    assert "77" not in str(caught.value)


def test_an_empty_table_gives_an_empty_answer(segmentation: Segmentation) -> None:
    """With the same columns."""
    nobody = examples.customer_table().slice(0, 0)

    answer = segmentation.assign(nobody)

    assert (len(answer), answer.num_columns) == (0, 6)


def test_a_customer_far_from_all_is_in_no_segment(segmentation: Segmentation) -> None:
    """It says so openly, and nothing is its runner-up."""
    limited = replace(segmentation, rule=replace(segmentation.rule, limit=1.0))
    table = pa.table({"customer_id": ["a"], "recency_days": [80.0], "spend": [200.0]})

    (answer,) = limited.assign(table).to_pylist()

    assert answer == {
        "customer_id": "a",
        "segment_id": NO_SEGMENT_ID,
        "segment_name": NO_SEGMENT_NAME,
        "membership": 0.0,
        "runner_up": NO_SEGMENT_ID,
        "margin": 0.0,
    }


def test_a_single_segment_has_no_runner_up(segmentation: Segmentation) -> None:
    """The margin is the membership then."""
    rule = CentroidRule(
        input_names=segmentation.rule.input_names,
        centroids=np.zeros((1, 2)),
        counts=np.array([300]),
        variance=1.0,
        limit=None,
    )
    single = replace(segmentation, rule=rule, segments=segmentation.segments[:1])

    (answer,) = single.assign(examples.customer_table().slice(0, 1)).to_pylist()

    assert (answer["runner_up"], answer["membership"], answer["margin"]) == (NO_SEGMENT_ID, 1, 1)


def test_a_rule_may_read_raw_columns(segmentation: Segmentation) -> None:
    """A framework has no preparation: its rule picks the columns it names."""
    rule = GridRule(
        input_names=("spend",),
        cuts=np.array([100.0]),
        n_cuts=np.array([1]),
        missing_levels=np.array([-1]),
        cell_clusters=np.array([1, 0]),
        n_clusters=2,
        covers=100,
    )
    framework = replace(
        segmentation, preparation=None, rule=rule, segments=segmentation.segments[:2]
    )
    table = pa.table({"customer_id": [1, 2], "recency_days": [0, 0], "spend": [99.9, 100.0]})

    assert framework.assign(table)["segment_id"].to_pylist() == ["s2", "s1"]


def test_the_blocks_of_a_large_table_do_not_matter(segmentation: Segmentation) -> None:
    """Of 9,000 customers, placed in three blocks, each has the answer that they have among 300."""
    few = examples.customer_table(300)
    many = pa.concat_tables([few] * 30)

    answers = segmentation.assign(many)

    assert answers.equals(pa.concat_tables([segmentation.assign(few)] * 30))
