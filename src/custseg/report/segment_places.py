"""How firmly can we act on each segment, and what is it worth?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.report.per_segment import figures_per_segment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.profiling import SegmentProfile
    from custseg.report.report_data import ReportData

_FIT = {
    "stability": "segment_stability",
    "found by a small tree": "interpretability",
    "found by a few questions": "identifiability",
}
WORTH_ANCHORS = (
    "Size and value per customer count 0.5 at the average and 1 at twice the average; the return of a campaign counts 0 where its whole cost"
    " is lost, 0.5 where it just pays, and 1 where it earns its cost once more."
)


@dataclass(frozen=True, kw_only=True)
class SegmentPlace:
    """Where a segment lies in the segment evaluation plot.

    Parameters
    ----------
    profile
        The segment.
    fit, worth
        0 to 1: the means of their parts.
    fit_parts, worth_parts
        What they are made of, in words, each 0 to 1.
    """

    profile: SegmentProfile
    fit_parts: dict[str, float]
    worth_parts: dict[str, float]

    @property
    def fit(self) -> float:
        """How firmly we can act on the segment."""
        return _mean(self.fit_parts)

    @property
    def worth(self) -> float:
        """How attractive the segment is."""
        return _mean(self.worth_parts)


def segment_places(data: ReportData) -> tuple[SegmentPlace, ...]:
    """Place each segment that is shown, by the figures that are known of all of them; none where no fit is known.

    Fit: the segment's stability, and how many of its customers a small tree and a typing tool find. Worth: share of customers and value
    per customer, both 0.5 at the average and 1 at twice the average; the share that can be contacted; and the return of a campaign
    of its own, 0 where all that it costs is lost, 0.5 where it just pays, and 1 where it earns its cost once more.
    """
    fit = {words: _clipped(figures_per_segment(data, name)) for words, name in _FIT.items()}
    worth = {
        "size": _sizes(data),
        "value per customer": _value_indices(data),
        "share that can be contacted": _clipped(figures_per_segment(data, "reachability")),
        "return of a campaign": _returns(figures_per_segment(data, "profitability")),
    }
    clusters = [profile.cluster for profile in data.shown_profiles]
    fit, worth = (_known_of_all(parts, clusters) for parts in (fit, worth))
    if not fit:
        return ()
    return tuple(
        SegmentPlace(
            profile=profile,
            fit_parts={words: figures[profile.cluster] for words, figures in fit.items()},
            worth_parts={words: figures[profile.cluster] for words, figures in worth.items()},
        )
        for profile in data.shown_profiles
    )


def _known_of_all(
    parts: Mapping[str, dict[int, float]], clusters: list[int]
) -> dict[str, dict[int, float]]:
    # A part that some segments lack would make their means means of something else.
    return {words: figures for words, figures in parts.items() if set(clusters) <= set(figures)}


def _clipped(figures: dict[int, float]) -> dict[int, float]:
    return {cluster: min(max(figure, 0.0), 1.0) for cluster, figure in figures.items()}


def _sizes(data: ReportData) -> dict[int, float]:
    twice = 2 / len(data.profiles) if data.profiles else 1.0
    return _clipped({one.cluster: one.share / twice for one in data.shown_profiles})


def _value_indices(data: ReportData) -> dict[int, float]:
    return _clipped(
        {
            one.cluster: one.value_share / one.share / 2
            for one in data.shown_profiles
            if one.value_share is not None and one.share > 0
        }
    )


def _returns(returns: dict[int, float]) -> dict[int, float]:
    return _clipped({cluster: (1 + figure) / 2 for cluster, figure in returns.items()})


def _mean(parts: Mapping[str, float]) -> float:
    return sum(parts.values()) / len(parts)
