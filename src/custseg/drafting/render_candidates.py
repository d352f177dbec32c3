"""Which candidates does a draft let compete?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.drafting.toml_text import toml_text

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
_TREE = """
[[candidates]]
learner = "segmentation_tree"  # splits that can be said in words"""
_TIERS = """
[[candidates]]
learner = "value_tiers"  # who brings most: the top 10 %, the next 10, 30 and 50 %
column = {value}"""
_CLASSES = """
[[candidates]]
learner = "latent_class"  # reads levels, and measures no distance
n_clusters = [3, 4, 5, 6]"""


def render_candidates(columns: Sequence[DraftedColumn], *, value: str | None) -> list[str]:
    """Return the candidates that suit the columns: mixtures, density and a tree for numbers, latent classes for levels.

    Tiers of value compete where there is a value. Corrected answers add up to 0 in every row, which leaves a mixture's full covariance without an inverse.

    Examples
    --------
    >>> from custseg.drafting.drafted_column import DraftedColumn
    >>> columns = [DraftedColumn(name=name, kind="money", reason="") for name in ("net", "tips")]
    >>> lines = render_candidates(columns, value=None)
    >>> [line.split()[2] for line in lines if line.startswith("learner")]
    ['"kmeans"', '"gaussian_mixture"', '"hdbscan"', '"segmentation_tree"']
    """
    found = [_KMEANS]
    if all(one.is_number and one.battery is None for one in columns):
        found += [_MIXTURE, _DENSITY, _TREE]
    if all(one.kind in ("binary", "category") or one.levels for one in columns):
        found.append(_CLASSES)
    if value is not None:
        found.append(_TIERS.format(value=toml_text(value)))
    return "\n".join(found).split("\n")
