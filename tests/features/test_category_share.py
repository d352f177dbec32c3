from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.features.category_share import category_share, category_shares


@pytest.mark.parametrize(
    ("category", "name"),
    [("GROCERY", "grocery"), ("DRUG GM", "drug_gm"), ("Café & Bar", "café_bar"), ("a__b", "a_b")],
)
def test_name_is_snake_case(category: str, name: str) -> None:
    """Whatever is no letter or digit becomes one underscore."""
    assert category_share(category).name == f"category_share_{name}"


def test_nameless_category_is_refused() -> None:
    """A category of signs alone cannot name a column."""
    with pytest.raises(ParameterError, match="no name"):
        category_share("--")


def test_categories_of_one_name_are_refused() -> None:
    """Two categories never share a column."""
    with pytest.raises(ParameterError, match="same name"):
        category_shares(("MEAT-PCKGD", "meat pckgd"))
