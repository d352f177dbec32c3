"""From transactions to one row per customer, as of a day."""

from custseg.features.build_features import build_features
from custseg.features.contacts import Contacts
from custseg.features.feature import Feature, FeatureKind
from custseg.features.feature_state import FeatureState
from custseg.features.features import Features
from custseg.features.future_spend import future_spend
from custseg.features.lapse_features import MODEL_FEATURES, model_columns, model_definitions
from custseg.features.lapse_model import LapseModel
from custseg.features.learn_categories import learn_categories
from custseg.features.line_columns import LineColumns
from custseg.features.line_counts import LineCounts
from custseg.features.line_policy import LinePolicy, SetAsideRule
from custseg.features.lookup import Lookup
from custseg.features.purchase_history import purchase_history
from custseg.features.registry import FEATURES
from custseg.features.repeat_purchases import RepeatPurchases
from custseg.features.spend_share import category_share, channel_share
from custseg.features.value_model import ValueModel

__all__ = [
    "FEATURES",
    "MODEL_FEATURES",
    "Contacts",
    "Feature",
    "FeatureKind",
    "FeatureState",
    "Features",
    "LapseModel",
    "LineColumns",
    "LineCounts",
    "LinePolicy",
    "Lookup",
    "RepeatPurchases",
    "SetAsideRule",
    "ValueModel",
    "build_features",
    "category_share",
    "channel_share",
    "future_spend",
    "learn_categories",
    "model_columns",
    "model_definitions",
    "purchase_history",
]
