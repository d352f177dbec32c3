"""Learn steps: scikit-learn transformers, one per treatment of a column kind."""

from custseg.preprocessing.category_encoder import CategoryEncoder
from custseg.preprocessing.check_columns import check_columns
from custseg.preprocessing.column_preprocessor import ColumnPreprocessor
from custseg.preprocessing.column_shares import column_shares
from custseg.preprocessing.compositions import compositions
from custseg.preprocessing.correlated_pairs import correlated_pairs
from custseg.preprocessing.level_encoder import LevelEncoder
from custseg.preprocessing.number_scaler import NumberScaler
from custseg.preprocessing.ordered_scaler import OrderedScaler
from custseg.preprocessing.projector import Projector
from custseg.preprocessing.ratings_scaler import RatingsScaler
from custseg.preprocessing.registry import TREATMENTS
from custseg.preprocessing.share_scaler import ShareScaler
from custseg.preprocessing.skewed_scaler import SkewedScaler
from custseg.preprocessing.ticks_scaler import TicksScaler
from custseg.preprocessing.treated import Treated

__all__ = [
    "TREATMENTS",
    "CategoryEncoder",
    "ColumnPreprocessor",
    "LevelEncoder",
    "NumberScaler",
    "OrderedScaler",
    "Projector",
    "RatingsScaler",
    "ShareScaler",
    "SkewedScaler",
    "TicksScaler",
    "Treated",
    "check_columns",
    "column_shares",
    "compositions",
    "correlated_pairs",
]
