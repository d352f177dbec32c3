"""What do people usually call a figure of this height?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.report.formats import NO_FIGURE


@dataclass(frozen=True, kw_only=True)
class Band:
    """The figures from `low` up to the next band, what they are called, and their tint in plots."""

    low: float
    word: str
    tint: str


# Hennig, "Cluster-wise assessment of cluster stability" (2007), section 3, and the help page of `clusterboot` in R's fpc.
STABILITY_BANDS = (
    Band(low=0.0, word="dissolved", tint="#fbe6da"),
    Band(low=0.5, word="not trusted", tint="#fdf1e9"),
    Band(low=0.6, word="doubtful", tint="#f7f8f9"),
    Band(low=0.75, word="stable", tint="#e8f2f8"),
    Band(low=0.85, word="highly stable", tint="#d3e6f2"),
)

# Kaufman and Rousseeuw, "Finding Groups in Data" (1990), chapter 2, table 4.
SEPARATION_BANDS = (
    Band(low=0.0, word="hardly apart", tint="#fbe6da"),
    Band(low=0.25, word="weak", tint="#f7f8f9"),
    Band(low=0.5, word="reasonable", tint="#e8f2f8"),
    Band(low=0.7, word="strong", tint="#d3e6f2"),
)


def band_word(value: float | None, *, bands: tuple[Band, ...]) -> str:
    """Return what a figure is called, judged as it is printed: with two decimals.

    Examples
    --------
    >>> band_word(0.82, bands=STABILITY_BANDS), band_word(0.7499, bands=STABILITY_BANDS)
    ('stable', 'stable')
    """
    if value is None:
        return NO_FIGURE
    reached = [band for band in bands if round(value, 2) >= band.low]
    return reached[-1].word if reached else bands[0].word
