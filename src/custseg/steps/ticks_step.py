"""How do yes/no answers enter the distance, without the respondents' habit of saying yes?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from custseg.kernels import kernel
from custseg.steps.columns import fresh_columns
from custseg.steps.columnwise import standardise
from custseg.steps.fields import check_fields, freeze_arrays
from custseg.steps.within_person import centre_answers, fill_with

if TYPE_CHECKING:
    from custseg.steps.step import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class TicksStep:
    """Subtract from each answer, 1 for yes and 0 for no, the respondent's own share of yes, and standardise each item.

    What is left says which items a respondent ticks beyond their habit of ticking (acquiescence: Baumgartner and Steenkamp,
    2001, Journal of Marketing Research 38, 143-156). It is not divided by the respondent's own standard deviation, which of
    yes and no follows from the share. Who says yes, or no, to all of them says nothing of any: all 0 before the items are
    standardised. A missing answer counts as the item's mean, and takes no part in its respondent's share.

    Parameters
    ----------
    input_names
        The p items of one survey, which hold 0 and 1; the prepared columns are called the same.
    highest
        float64 (p,): a greater number, as a level that is neither no nor yes has, is a missing answer.
    mean, scale
        float64 (p,): of the answers after their respondents' shares are gone; the scale of a constant item is 1.
    covers
        The fewest customers who answered any of the items.

    Examples
    --------
    >>> import numpy as np
    >>> step = TicksStep(
    ...     input_names=("tasty", "cheap", "fast", "greasy"),
    ...     highest=np.ones(4),
    ...     mean=np.zeros(4),
    ...     scale=np.ones(4),
    ...     covers=10,
    ... )
    >>> step.transform(np.array([[1.0, 1.0, 1.0, 0.0], [1.0, 0.0, 0.0, 0.0]])).tolist()
    [[0.25, 0.25, 0.25, -0.75], [0.75, -0.25, -0.25, -0.25]]
    """

    kind: ClassVar[str] = "ticks"

    input_names: tuple[str, ...]
    highest: Vector
    mean: Vector
    scale: Vector
    covers: int

    def __post_init__(self) -> None:
        shape = (len(self.input_names),)
        freeze_arrays(self, highest=shape, mean=shape, scale=shape)
        check_fields(self, scale_is_above_0=(self.scale > 0).all())

    @property
    def output_names(self) -> tuple[str, ...]:
        """The prepared columns: those of the input."""
        return self.input_names

    def transform(self, X: Matrix) -> Matrix:
        """Map float64 (n, p), NaN where missing, to float64 (n, p) without any."""
        columns = fresh_columns(self, X)
        _leave_out(columns, self.highest)
        centre_answers(columns)
        fill_with(columns, self.mean)
        standardise(columns, self.mean, self.scale)
        return columns.T


@kernel
def _leave_out(columns: Matrix, highest: Vector) -> None:
    for item in range(len(columns)):
        answers = columns[item]
        for row in range(len(answers)):
            if answers[row] > highest[item]:
                answers[row] = float("nan")
