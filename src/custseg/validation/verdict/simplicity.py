"""Which of two candidates is the simpler one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from custseg.validation.verdict.scorecard import Scorecard

Simplicity: TypeAlias = tuple[float, int, int]

# By how much somebody has to be told to follow the rule by hand.
_SIMPLEST_FIRST = ("grid", "box", "centroid", "latent_class", "gaussian", "density")


def simplicity(scorecard: Scorecard) -> Simplicity:
    """Return what candidates are ordered by, the simplest first.

    The number of segments, then the number of columns, then the kind of the rule: a grid of thresholds, boxes of them, centroids, latent classes,
    Gaussians, dense regions, and last any other kind.
    """
    is_known = scorecard.rule in _SIMPLEST_FIRST
    place = _SIMPLEST_FIRST.index(scorecard.rule) if is_known else len(_SIMPLEST_FIRST)
    return scorecard.metrics["size/n_segments"], scorecard.n_columns, place
