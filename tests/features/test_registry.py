from __future__ import annotations

from custseg.features import FEATURES

UNITS = ("_days", "_count", "_orders", "_total", "_mean", "_share")


def test_names_carry_their_unit() -> None:
    """Every feature says by its name what it is counted in."""
    assert [name for name in FEATURES if not name.endswith(UNITS)] == []


def test_every_feature_is_documented() -> None:
    """Every feature has a definition, a source, and two different words for a segment's name."""
    for feature in FEATURES.values():
        assert feature.definition.endswith(".")
        assert feature.source
        assert len(set(feature.words)) == 2
