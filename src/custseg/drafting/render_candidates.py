"""Which candidates does a draft let compete?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from custseg.drafting.drafted_column import DraftedColumn

_KMEANS = """
[[candidates]]
learner = "kmeans"
n_clusters = [3, 4, 5, 6]"""
_MIXTURE = """
[[candidates]]
learner = "gaussian_mixture"
n_clusters = [3, 4, 5]
covariance_type = ["full", "diag"]"""
_DENSITY = """
[[candidates]]
learner = "hdbscan"
min_cluster_share = [0.02, 0.05]
place_noise = [false, true]"""
_CLASSES = """
[[candidates]]
learner = "latent_class"  # reads levels, and measures no distance
n_clusters = [3, 4, 5, 6]"""


def render_candidates(columns: Sequence[DraftedColumn]) -> list[str]:
    """Return the candidates that suit the columns: mixtures and density for numbers, latent classes for levels.

    Corrected answers add up to 0 in every row, which leaves a mixture's full covariance without an inverse.

    Examples
    --------
    >>> from custseg.drafting.drafted_column import DraftedColumn
    >>> columns = [DraftedColumn(name=name, kind="money", reason="") for name in ("net", "tips")]
    >>> [line for line in render_candidates(columns) if line.startswith("learner")]
    ['learner = "kmeans"', 'learner = "gaussian_mixture"', 'learner = "hdbscan"']
    """
    found = [_KMEANS]
    if all(one.is_number and one.battery is None for one in columns):
        found += [_MIXTURE, _DENSITY]
    if all(one.kind in ("binary", "category") or one.levels for one in columns):
        found.append(_CLASSES)
    return "\n".join(found).split("\n")
