from __future__ import annotations

import re
from pathlib import Path

from custseg.features import FEATURES, FeatureState, category_share, channel_share
from custseg.features.lapse_features import model_definitions
from custseg.features.lapse_model import LapseModel
from custseg.features.value_model import ValueModel

PAGE = (Path(__file__).parents[2] / "docs" / "features.md").read_text()
ROWS = dict(re.findall(r"^\| `(\w+(?:<\w+>)?)` \| ([^|]+) \|", PAGE, re.MULTILINE))
UNITS = {
    "money": ("money", "money per order"),
    "days": ("days",),
    "share": ("share",),
    "number": ("ratio", "contacts per order"),
    "binary": ("0 or 1",),
}


def test_every_feature_has_a_row() -> None:
    """The page's table lists the features of the registry, of states and of models, in order."""
    state = FeatureState(
        lapse=LapseModel(r=0.2, alpha=30.0, a=0.8, b=2.4, n_customers=10),
        value=ValueModel(p=6.0, q=3.7, v=15.0, n_customers=10),
    )
    shares = (
        f"{share('x').name.removesuffix('x')}<{part}>"
        for part, share in (("category", category_share), ("channel", channel_share))
    )
    models = (feature.name for feature in model_definitions(state))

    assert list(ROWS) == [*FEATURES, *shares, *models]


def test_units_are_those_of_the_kind() -> None:
    """A feature's unit on the page is one of its kind; counts say of what."""
    wrong = {
        name: ROWS[name]
        for name, feature in FEATURES.items()
        if ROWS[name] not in UNITS.get(feature.kind, (ROWS[name],))
    }

    assert not wrong
