from __future__ import annotations

import tomllib

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.render_column import render_column

BANDS = ("19-24", "25-34", "65+")


def said(column: DraftedColumn) -> object:
    """Return what TOML reads."""
    return tomllib.loads("\n".join(render_column(column)))[column.name]


def test_a_column_is_its_kind() -> None:
    """The reason is a comment."""
    assert said(DraftedColumn(name="total spend", kind="money", reason="its name")) == "money"


def test_what_departs_from_the_kind_is_said() -> None:
    """Order, prefix, scale, and what may be missing."""
    ordered = DraftedColumn(name="age", kind="ordered", reason="bands", levels=BANDS)
    postcode = DraftedColumn(name="plz", kind="category", reason="x", prefix=2, max_missing=0.4)

    assert said(ordered) == {"kind": "ordered", "levels": [*BANDS]}
    assert said(postcode) == {"kind": "category", "prefix": 2, "max_missing": 0.4}


def test_only_answers_on_a_scale_are_corrected() -> None:
    """Whether a habit of saying yes is to be corrected depends on the items."""
    rating = DraftedColumn(name="q1", kind="number", reason="x", scale=(1, 5), battery="answers")
    tick = DraftedColumn(
        name="q1", kind="binary", reason="x", levels=("no", "yes"), battery="ticks"
    )

    assert said(rating) == {"kind": "number", "scale": [1, 5], "survey": "answers"}
    assert said(tick) == {"kind": "binary", "levels": ["no", "yes"]}


def test_an_order_with_gaps_is_a_comment() -> None:
    """It is there to be completed."""
    column = DraftedColumn(name="income", kind="category", reason="bands", alternative=BANDS)

    lines = render_column(column)

    assert said(column) == "category"
    assert lines[-1] == '# income = { kind = "ordered", levels = ["19-24", "25-34", "65+"] }'
