from __future__ import annotations

import pytest

from custseg.drafting.drafted_column import DraftedColumn
from custseg.drafting.place_columns import place_columns


def column(name: str, kind: str = "money", battery: str | None = None) -> DraftedColumn:
    """Return a drafted column of that name."""
    return DraftedColumn(name=name, kind=kind, reason="", battery=battery)  # type: ignore[arg-type]


def names(columns: tuple[DraftedColumn, ...]) -> list[str]:
    """Return the names of columns."""
    return [one.name for one in columns]


def test_what_customers_do_makes_the_distance() -> None:
    """Who they are describes."""
    columns = [column("spend"), column("income"), column("orders", "count"), column("x", "binary")]

    making, describing = place_columns(columns, missing={})

    assert names(making) == ["spend", "orders"]
    assert names(describing) == ["income", "x"]


def test_eight_columns_make_the_distance_at_most() -> None:
    """The ninth describes."""
    making, describing = place_columns([column(f"x{n}") for n in range(9)], missing={})

    assert (len(making), names(describing)) == (8, ["x8"])


def test_a_survey_makes_the_distance_alone() -> None:
    """However many items it has."""
    items = [column(f"q{n}", "number", battery="answers") for n in range(10)]

    making, describing = place_columns([column("spend"), *items], missing={})

    assert (len(making), names(describing)) == (10, ["spend"])


@pytest.mark.parametrize(
    ("share", "allowed"), [(0.0, None), (0.2, None), (0.21, 0.4), (0.3, 0.4), (0.95, 1.0)]
)
def test_attributes_step_in_where_there_is_no_behaviour(
    share: float, allowed: float | None
) -> None:
    """More missing values are allowed to them, where they have more."""
    columns = [column("region", "category"), column("income", "ordered")]

    making, _ = place_columns(columns, missing={"region": share})

    assert names(making) == ["region", "income"]
    assert making[0].max_missing == allowed


def test_a_sparse_column_only_describes() -> None:
    """A run would refuse it."""
    columns = [column("spend"), column("orders"), column("rating", "number")]

    _, describing = place_columns(columns, missing={"rating": 0.4})

    assert names(describing) == ["rating"]
