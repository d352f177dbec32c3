"""How far does one column go, cut into equally large groups?"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from custseg.checks import check_at_least
from custseg.frameworks.learn_grid import learn_grid
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.made_of_its_columns import MadeOfItsColumns

if TYPE_CHECKING:
    from custseg.rules import Matrix


@dataclass(frozen=True)
class QuantileGroups(MadeOfItsColumns):
    """Cut one column into equally large groups: five money quantiles are the yardstick of every leaderboard.

    Parameters
    ----------
    column
        The raw column.
    n_groups
        How many groups; fewer are made where values repeat. 1 puts everybody into one.

    Examples
    --------
    >>> import numpy as np
    >>> rule = QuantileGroups("spend", n_groups=2).fit(np.arange(40.0)[:, None]).rule
    >>> rule.input_names, rule.cuts.tolist(), rule.n_clusters
    (('spend',), [19.5], 2)
    """

    column: str
    _: KW_ONLY
    n_groups: int = 5

    def __post_init__(self) -> None:
        check_at_least(1, n_groups=self.n_groups)

    @property
    def input_names(self) -> tuple[str, ...]:
        """The column."""
        return (self.column,)

    def fit(self, raw: Matrix) -> LearnedFramework:
        """Learn the cut-points from raw values (n, 1), NaN where missing."""
        rule = learn_grid(raw, input_names=self.input_names, n_levels=self.n_groups)
        return LearnedFramework(rule=rule)
