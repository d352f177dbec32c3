"""What do features need to know that no customer's own lines tell?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from custseg.checks import check_at_least, check_one_of

if TYPE_CHECKING:
    from custseg.features.lapse_model import LapseModel
    from custseg.features.value_model import ValueModel


@dataclass(frozen=True, kw_only=True)
class FeatureState:
    """State that is fitted or chosen once, stored with the segmentation, and holds for every later customer.

    Parameters
    ----------
    categories, channels
        Values of these columns that get a share of spend each.
    lapse
        Of purchase rates and leaving; None where not asked.
    value
        Of the money per order; None where not asked.
    window_days, period_days, returns
        What the features were, and are to be, built with: see `build_features` and `LinePolicy`, whose own defaults these are.

    Raises
    ------
    ParameterError
        When a window or period holds no day, or returns are treated in no known way.

    Examples
    --------
    >>> FeatureState(categories=("GROCERY",)).lapse is None
    True
    """

    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    lapse: LapseModel | None = None
    value: ValueModel | None = None
    window_days: int | None = None
    period_days: int = 90
    returns: Literal["net", "drop", "count"] = "net"

    def __post_init__(self) -> None:
        check_at_least(1, period_days=self.period_days)
        if self.window_days is not None:
            check_at_least(1, window_days=self.window_days)
        check_one_of(("net", "drop", "count"), returns=self.returns)
