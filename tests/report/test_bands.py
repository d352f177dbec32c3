from __future__ import annotations

import pytest

from custseg.report.bands import SEPARATION_BANDS, STABILITY_BANDS, band_word


@pytest.mark.parametrize(
    ("value", "word"),
    [(0.5, "dissolved"), (0.51, "not trusted"), (0.6, "doubtful"), (0.85, "highly stable")],
)
def test_half_is_dissolved(value: float, word: str) -> None:
    """The other limits belong to the band above them."""
    assert band_word(value, bands=STABILITY_BANDS) == word


def test_below_every_band_is_the_lowest() -> None:
    """A negative silhouette is hardly apart."""
    assert band_word(-0.2, bands=SEPARATION_BANDS) == "hardly apart"
