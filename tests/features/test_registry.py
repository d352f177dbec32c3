from __future__ import annotations

from custseg.features import FEATURES
from custseg.features.totals import TOTALS

UNITS = ("_days", "_count", "_orders", "_total", "_mean", "_share")
WITHOUT_UNIT = ("_variation", "_ratio", "_growth", "_per_order")


def test_names_carry_their_unit() -> None:
    """Every feature says by its name what it is counted in, that it is a plain number, or a yes."""
    known = (*UNITS, *WITHOUT_UNIT)

    assert [
        name for name in FEATURES if not name.endswith(known) and not name.startswith("is_")
    ] == []


def test_every_feature_is_documented() -> None:
    """Every feature has a definition, a source, and two different words for a segment's name."""
    for feature in FEATURES.values():
        assert feature.definition.endswith(".")
        assert feature.source
        assert len(set(feature.words)) == 2


def test_every_feature_reads_known_totals() -> None:
    """What a feature reads is a total, or a date that stands beside all totals."""
    known = {*TOTALS, "as_of_day", "period_days"}

    assert {read for feature in FEATURES.values() for read in feature.reads} <= known
    assert {read for total in TOTALS.values() for read in total.reads} <= set(TOTALS)
