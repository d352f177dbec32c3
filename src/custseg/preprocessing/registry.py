"""Which transformer treats a column of which kind?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.preprocessing.category_encoder import CategoryEncoder
from custseg.preprocessing.level_encoder import LevelEncoder
from custseg.preprocessing.number_scaler import NumberScaler
from custseg.preprocessing.ordered_scaler import OrderedScaler
from custseg.preprocessing.ratings_scaler import RatingsScaler
from custseg.preprocessing.share_scaler import ShareScaler
from custseg.preprocessing.skewed_scaler import SkewedScaler
from custseg.preprocessing.ticks_scaler import TicksScaler

if TYPE_CHECKING:
    from custseg.preprocessing.step_learner import StepLearner

TREATMENTS: dict[str, type[StepLearner]] = {
    "money": SkewedScaler,
    "count": SkewedScaler,
    "days": SkewedScaler,
    "share": ShareScaler,
    "number": NumberScaler,
    "ordered": OrderedScaler,
    "binary": CategoryEncoder,
    "category": CategoryEncoder,
    "levels": LevelEncoder,
    "ratings": RatingsScaler,
    "ticks": TicksScaler,
}
