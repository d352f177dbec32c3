from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from custseg.drafting.toml_text import toml_comment, toml_key, toml_list, toml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    """Quotes, line breaks and control characters among them."""
    assert tomllib.loads(f"x = {toml_text(text)}") == {"x": text}


@given(name=TEXTS)
def test_any_name_is_a_key(name: str) -> None:
    """Names of columns may be anything."""
    assert tomllib.loads(f"{toml_key(name)} = 1") == {name: 1}


@given(texts=st.lists(TEXTS))
def test_any_texts_are_a_list(texts: list[str]) -> None:
    """In their order."""
    assert tomllib.loads(f"x = {toml_list(texts)}") == {"x": texts}


@given(text=TEXTS)
def test_a_comment_says_nothing(text: str) -> None:
    """No text breaks out of it."""
    assert tomllib.loads("\n".join(toml_comment(text))) == {}
