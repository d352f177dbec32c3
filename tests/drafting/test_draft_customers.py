from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from custseg.drafting.draft_customers import draft_customers
from custseg.errors import TableError

if TYPE_CHECKING:
    from conftest import Facts
    from custseg.drafting.customers_draft import CustomersDraft

N = 120
RNG = np.random.default_rng(5)
PLAIN: dict[str, Any] = {
    "customer_id": range(N),
    "spend": RNG.lognormal(4, 1, N),
    "orders": RNG.integers(1, 30, N),
}


def draft(facts: Facts, **more: Any) -> CustomersDraft:
    """Draft a plain table with these columns more."""
    return draft_customers([facts(name, values) for name, values in {**PLAIN, **more}.items()])


def test_behaviour_makes_the_distance_and_brings_value(facts: Facts) -> None:
    """Nothing of a plain table is left out."""
    found = draft(facts)

    assert found.id_column == "customer_id"
    assert [one.name for one in found.columns] == ["spend", "orders"]
    assert found.value == "spend"
    assert found.left_out == {}


def test_personal_data_are_left_out_with_a_reason(facts: Facts) -> None:
    """The reason names no value."""
    found = draft(facts, contact=[f"anna{n}@example.org" for n in range(N)])

    assert found.left_out == {"contact": "personal data: looks like e-mail addresses"}


def test_postcodes_keep_their_prefix(facts: Facts) -> None:
    """The rest of them is personal."""
    found = draft(facts, plz=[f"{n % 3}1{n:03}" for n in range(N)])

    assert [(one.name, one.prefix) for one in found.profile] == [("plz", 2)]


def test_protected_traits_are_never_an_input(facts: Facts) -> None:
    """Numbers and levels alike."""
    found = draft(facts, age=RNG.integers(18, 80, N), gender=["f", "m"] * (N // 2))

    assert [one.name for one in found.protected] == ["age", "gender"]
    assert [one.reason.split(":")[0] for one in found.protected] == ["age", "sex"]


def test_consent_and_channels_are_never_an_input(facts: Facts) -> None:
    """They say who can be contacted."""
    found = draft(facts, newsletter=["yes", "no"] * (N // 2), has_email=[0, 1] * (N // 2))

    assert (found.consent, found.channels) == ("newsletter", ("has_email",))
    assert [one.name for one in (*found.columns, *found.profile)] == ["spend", "orders"]


def test_what_comes_later_is_never_an_input(facts: Facts) -> None:
    """Neither are earlier segments."""
    found = draft(facts, churned=[0, 1] * (N // 2), segment=["a", "b", "c"] * (N // 3))

    assert found.outcomes == ("churned",)
    assert found.left_out == {"segment": "looks like an earlier segmentation, which is no input"}


def test_doubles_are_left_out(facts: Facts) -> None:
    """The first of them stays."""
    found = draft(facts, spend_cents=100 * PLAIN["spend"])

    assert found.left_out == {"spend_cents": "correlated above 0.99 with 'spend'"}


def test_items_of_a_survey_make_the_distance(facts: Facts) -> None:
    """Also one whose name speaks of a protected trait."""
    items = {f"health_{n}": RNG.permutation([1, 2, 3, 4, 5] * (N // 5)) for n in range(4)}

    found = draft(facts, **items)

    assert [one.name for one in found.columns] == list(items)
    assert {one.scale for one in found.columns} == {(1, 5)}
    assert found.protected == ()


def test_a_table_without_an_id_is_drafted(facts: Facts) -> None:
    """The draft says that one is needed."""
    found = draft_customers([facts(name, PLAIN[name]) for name in ("spend", "orders")])

    assert found.id_column is None


def test_a_table_of_nothing_useful_is_refused(facts: Facts) -> None:
    """Each column is named with its reason."""
    columns = [facts("customer_id", range(N)), facts("currency", ["EUR"] * N)]

    with pytest.raises(TableError, match=r"(?s)No column .* customers apart.*currency: constant"):
        draft_customers(columns)


def test_items_of_a_survey_may_be_called_responses(facts: Facts) -> None:
    """They are answers, and nothing that comes later."""
    items = {f"response_{n}": RNG.permutation([1, 2, 3, 4, 5] * (N // 5)) for n in range(3)}

    found = draft(facts, **items)

    assert (len(found.columns), found.outcomes) == (3, ())
