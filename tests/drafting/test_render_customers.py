from __future__ import annotations

import tomllib
from dataclasses import replace

from custseg.drafting.customers_draft import CustomersDraft
from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.render_customers import render_customers
from custseg.drafting.table_place import TablePlace

PLACE = TablePlace(source="../data", table="shop.parquet", n_rows=900, n_looked_at=900)
DRAFT = CustomersDraft(
    id_column="customer_id",
    personal_ids=None,
    columns=(DraftedColumn(name="spend", kind="money", reason="its name says money"),),
    profile=(),
    protected=(DraftedColumn(name="age", kind="number", reason="age"),),
    consent="newsletter",
    channels=("has_email",),
    value="spend",
    outcomes=("churned",),
    left_out={"e_mail": "personal data"},
)


def test_every_part_has_its_section() -> None:
    """Empty parts have none, and an outcome is only a hint."""
    found = tomllib.loads(render_customers(DRAFT, PLACE))

    assert found["data"] == {
        "source": "../data",
        "customers": {"table": "shop.parquet", "id": "customer_id"},
    }
    assert (found["columns"], found["protected"]) == ({"spend": "money"}, {"age": "number"})
    assert found["reach"] == {"consent": "newsletter", "channels": ["has_email"]}
    assert not {"profile", "outcome", "max_columns"} & set(found)


def test_what_is_left_out_and_foretold_stands_in_comments() -> None:
    """With the reasons."""
    text = render_customers(DRAFT, PLACE)

    assert "#   e_mail: personal data" in text
    assert '# [outcome]\n# column = "churned"' in text


def test_a_missing_id_is_told() -> None:
    """The recipe can be read, and does not run before there is one."""
    text = render_customers(replace(DRAFT, id_column=None), PLACE)

    assert "# No column is an id" in text
    assert tomllib.loads(text)["data"]["customers"]["id"] == "customer_id"


def test_many_items_raise_the_number_of_columns() -> None:
    """A recipe allows 8 otherwise."""
    items = tuple(
        DraftedColumn(
            name=f"q{n}", kind="number", reason="an answer", scale=(1, 5), battery="answers"
        )
        for n in range(11)
    )

    text = render_customers(replace(DRAFT, columns=items, value=None), PLACE)

    assert tomllib.loads(text)["max_columns"] == 11
    assert "# `survey` corrects answers" in text
