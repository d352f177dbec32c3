"""What do people usually call a figure of this height?"""

from __future__ import annotations

from dataclasses import dataclass

from custseg.report.formats import NO_FIGURE


@dataclass(frozen=True, kw_only=True)
class Band:
    """The figures from `low` up to the next band, what they are called, and their tint in plots.

    Where `low` itself still belongs to the band below, `is_above` is true.
    """

    low: float
    word: str
    tint: str
    is_above: bool = False

    def is_reached(self, value: float) -> bool:
        """Whether a figure lies in this band, or in a higher one."""
        return value > self.low if self.is_above else value >= self.low


# Hennig, "Cluster-wise assessment of cluster stability" (2007), section 3, and the help page of `clusterboot` in R's fpc.
STABILITY_BANDS = (
    Band(low=0.0, word="dissolved", tint="#fbe6da"),
    # Half and less is dissolution: docs/criteria/segment_stability.md.
    Band(low=0.5, word="not trusted", tint="#fdf1e9", is_above=True),
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
    >>> [band_word(value, bands=STABILITY_BANDS) for value in (0.82, 0.7499, 0.5)]
    ['stable', 'stable', 'dissolved']
    """
    if value is None:
        return NO_FIGURE
    reached = [band for band in bands if band.is_reached(round(value, 2))]
    return reached[-1].word if reached else bands[0].word
