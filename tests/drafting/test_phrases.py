from __future__ import annotations

import pytest

from custseg.drafting.phrases import has_phrase, phrases


@pytest.mark.parametrize("name", ["first_name", "FirstName", "customer.first.name", "firstname"])
def test_a_phrase_is_found_in_a_name(name: str) -> None:
    """Its words one after the other, or in one."""
    assert has_phrase(name, ["first name"])


@pytest.mark.parametrize("name", ["name_first", "first_nameless", "firstborn_name", ""])
def test_parts_of_words_are_no_phrase(name: str) -> None:
    """Only whole words in their order count."""
    assert not has_phrase(name, ["first name"])


def test_a_list_may_stand_on_several_lines() -> None:
    """White space does not matter."""
    assert phrases("""one two,
        three""") == ("one two", "three")
