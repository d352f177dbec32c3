"""Which features can be had from these lines, and which are asked for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals.stable.v2 as nw

from custseg.features import totals as parts
from custseg.features.customer_totals import needed_totals
from custseg.features.history_columns import HISTORY_READS
from custseg.features.lapse_features import model_definitions
from custseg.features.registry import FEATURES
from custseg.features.spend_share import share_totals, spend_shares

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.features.contacts import Contacts
    from custseg.features.feature import Feature
    from custseg.features.feature_state import FeatureState
    from custseg.features.line_request import LineRequest
    from custseg.features.line_source import LineSource
    from custseg.features.total import Total


@dataclass(frozen=True, kw_only=True, eq=False)
class FeatureMenu:
    """The features that there are, and what the lines at hand can tell.

    Parameters
    ----------
    features
        By name: the registry's, and those of a state.
    totals
        By name: all that these features read.
    of_models
        Names of features that follow from the purchase history and a fitted model.
    told
        What the transactions have, of the needs of the totals.
    state, period_days
        What models are computed from.
    """

    features: Mapping[str, Feature]
    totals: Mapping[str, Total]
    of_models: frozenset[str]
    told: frozenset[str]
    state: FeatureState
    period_days: int

    def needs(self, name: str) -> set[str]:
        """Return what the transactions must have for a feature."""
        return {need for total in self.reads((name,)).values() for need in total.needs}

    def lacks(self, name: str) -> list[str]:
        """Return what a feature needs and the transactions do not have."""
        return sorted(self.needs(name) - self.told)

    def reads(self, names: tuple[str, ...]) -> dict[str, Total]:
        """Return the totals that features read, by name."""
        read: list[str] = []
        for name in names:
            read += HISTORY_READS if name in self.of_models else self.features[name].reads
        return needed_totals(read, self.totals)

    def possible(self) -> tuple[str, ...]:
        """Return the names of all features that the transactions can tell, in order."""
        return tuple(name for name in self.features if not self.lacks(name))

    def faults(self, names: tuple[str, ...]) -> list[str]:
        """Return why features that are asked for cannot be had."""
        unknown = [name for name in names if name not in self.features]
        faults = [f"there is no feature '{name}'" for name in unknown]
        for name in names:
            lacking = [] if name in unknown else self.lacks(name)
            if lacking:
                faults.append(f"feature '{name}' needs {' and '.join(lacking)}")
        return faults


def feature_menu(
    source: LineSource,
    request: LineRequest,
    *,
    state: FeatureState,
    contacts: Contacts | None,
    period_days: int,
) -> FeatureMenu:
    """Return the features of a state and the registry, for the lines of a request.

    Raises
    ------
    ParameterError
        When two categories or channels of the state give columns of one name, or one gives none.
    """
    models = model_definitions(state)
    return FeatureMenu(
        features={
            **FEATURES,
            **{feature.name: feature for feature in (*spend_shares(state), *models)},
        },
        totals={**parts.TOTALS, **share_totals(state)},
        of_models=frozenset(feature.name for feature in models),
        told=_told(source, request, contacts=contacts, period_days=period_days),
        state=state,
        period_days=period_days,
    )


def state_faults(request: LineRequest, state: FeatureState) -> list[str]:
    """Return which shares of a state are asked for without a column that tells them."""
    return [
        f"shares of spend by {part} need a column that tells the {part}"
        for part, values in ((parts.CATEGORY, state.categories), (parts.CHANNEL, state.channels))
        if values and part not in request.columns.parts
    ]


def _told(
    source: LineSource, request: LineRequest, *, contacts: Contacts | None, period_days: int
) -> frozenset[str]:
    columns, policy = request.columns, request.policy
    window = None if request.first_day is None else (request.end_day - request.first_day).days
    told = {
        parts.DISCOUNTS: bool(columns.discounts),
        parts.COUPONS: bool(columns.coupons),
        parts.MONEY_OFF: bool(columns.discounts or columns.coupons),
        **{
            part: part in columns.parts
            for part in (parts.QUANTITY, parts.PRODUCT, parts.CATEGORY, parts.CHANNEL)
        },
        parts.RETURNS: policy.returns != "drop",
        parts.NETTED: policy.returns == "net",
        parts.HOURS: isinstance(source.schema.get(columns.time), nw.Datetime),
        parts.TWO_PERIODS: window is None or window >= 2 * period_days,
        parts.CONTACTS: contacts is not None,
        parts.COMPLAINTS: contacts is not None and bool(contacts.complaints),
    }
    return frozenset(need for need, is_there in told.items() if is_there)
