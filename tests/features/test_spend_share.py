from __future__ import annotations

import pytest

from custseg.errors import ParameterError
from custseg.features import FeatureState, category_share, channel_share
from custseg.features.spend_share import spend_shares


@pytest.mark.parametrize(
    ("category", "name"),
    [("GROCERY", "grocery"), ("DRUG GM", "drug_gm"), ("Café & Bar", "café_bar"), ("a__b", "a_b")],
)
def test_name_is_snake_case(category: str, name: str) -> None:
    """Whatever is no letter or digit becomes one underscore."""
    assert category_share(category).name == f"category_share_{name}"
    assert channel_share(category).name == f"channel_share_{name}"


def test_nameless_category_is_refused() -> None:
    """A category of signs alone cannot name a column."""
    with pytest.raises(ParameterError, match="category has no name"):
        category_share("--")


def test_categories_of_one_name_are_refused() -> None:
    """Two categories never share a column."""
    with pytest.raises(ParameterError, match="same name"):
        spend_shares(FeatureState(categories=("MEAT-PCKGD", "meat pckgd")))


def test_a_channel_may_be_called_like_a_category() -> None:
    """Their columns differ by what stands before the name."""
    shares = spend_shares(FeatureState(categories=("Web",), channels=("Web",)))

    assert [share.name for share in shares] == ["category_share_web", "channel_share_web"]
