from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.find_reach import find_reach

if TYPE_CHECKING:
    from conftest import Facts


def test_consent_and_channels_are_yes_or_no(facts: Facts) -> None:
    """Found by their names."""
    columns = [
        facts("spend", range(40)),
        facts("newsletter_opt_in", [0, 1] * 20),
        facts("email", ["no", "yes"] * 20),
        facts("sms_ok", [True, False] * 20),
    ]

    assert find_reach(columns) == ("newsletter_opt_in", ("email", "sms_ok"))


def test_addresses_are_no_channel(facts: Facts) -> None:
    """Only a yes or no says that there is one."""
    columns = [
        facts("email", [f"p{n}@example.org" for n in range(40)]),
        facts("telefon", ["ja", "nein"] * 20),
        facts("app", ["iOS", "Android"] * 20),
    ]

    assert find_reach(columns) == (None, ("telefon",))
