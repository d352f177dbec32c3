"""From transactions to one row per customer, as of a day."""

from custseg.features.build_features import build_features
from custseg.features.category_share import category_share
from custseg.features.feature import Feature, FeatureKind
from custseg.features.features import Features
from custseg.features.future_spend import future_spend
from custseg.features.line_columns import LineColumns
from custseg.features.line_counts import LineCounts
from custseg.features.line_policy import LinePolicy, SetAsideRule
from custseg.features.lookup import Lookup
from custseg.features.registry import FEATURES

__all__ = [
    "FEATURES",
    "Feature",
    "FeatureKind",
    "Features",
    "LineColumns",
    "LineCounts",
    "LinePolicy",
    "Lookup",
    "SetAsideRule",
    "build_features",
    "category_share",
    "future_spend",
]
