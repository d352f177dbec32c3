"""How do answers on a scale enter the distance, without the respondents' styles of answering?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.steps.columns import fresh_columns
from custseg.steps.columnwise import standardise
from custseg.steps.fields import check_fields, freeze_arrays
from custseg.steps.within_person import centre_answers, fill_with, spread_answers

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class RatingsStep:
    """Standardise answers within each respondent, (x - own mean) / own standard deviation, and then each item.

    One respondent uses the upper half of every scale, another its ends: what is left says which items they rate above their
    others (ipsatising: Fischer, 2004, Journal of Cross-Cultural Psychology 35, 263-282). Who gives one answer
    throughout rates no item above another: all 0 before the items are standardised. A missing answer counts as the item's
    mean, and takes no part in its respondent's.

    Parameters
    ----------
    input_names
        The p items of one survey; the prepared columns are called the same.
    mean, scale
        float64 (p,): of the answers after the standardisation within respondents; the scale of a constant item is 1.
    covers
        The fewest customers who answered any of the items.

    Examples
    --------
    >>> import numpy as np
    >>> step = RatingsStep(
    ...     input_names=("price", "taste", "health"),
    ...     mean=np.zeros(3),
    ...     scale=np.ones(3),
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[1.0, 2.0, 3.0], [3.0, 4.0, 5.0], [4.0, 4.0, 4.0]])).round(2).tolist()
    [[-1.22, 0.0, 1.22], [-1.22, 0.0, 1.22], [0.0, 0.0, 0.0]]
    """

    kind: ClassVar[str] = "ratings"

    input_names: tuple[str, ...]
    mean: Vector
    scale: Vector
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.input_names),)
        freeze_arrays(self, mean=shape, scale=shape)
        check_fields(self, scale_is_above_0=(self.scale > 0).all())

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared columns: those of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, p), NaN where missing, to float64 (n, p) without any."""
        columns = fresh_columns(self, X)
        centre_answers(columns)
        spread_answers(columns)
        fill_with(columns, self.mean)
        standardise(columns, self.mean, self.scale)
        return columns.T
