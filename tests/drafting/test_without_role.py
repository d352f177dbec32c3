from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.without_role import without_role

if TYPE_CHECKING:
    from conftest import Facts


def test_a_column_with_a_part_is_never_the_double(facts: Facts) -> None:
    """Though it stands behind the other."""
    columns = [facts("gross", range(0, 80, 2)), facts("net", range(40))]

    assert without_role(columns, used=["net"]) == {"gross": "correlated above 0.99 with 'net'"}


def test_personal_comes_before_constant(facts: Facts) -> None:
    """The graver reason is told; lists are no doubles of each other."""
    columns = [
        facts("e_mail", [f"p{n}@example.org" for n in range(40)]),
        facts("currency", ["EUR"] * 40),
        facts("tags", [["a"]] * 40),
        facts("more", [["b"]] * 40),
    ]

    assert without_role(columns, used=[]) == {
        "e_mail": "personal data: looks like e-mail addresses",
        "currency": "constant: every row has the same value",
        "tags": "no part in the features",
        "more": "no part in the features",
    }
