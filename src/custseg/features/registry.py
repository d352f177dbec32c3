"""Which features are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.features.basket import BASKET
from custseg.features.daytime import DAYTIME
from custseg.features.promotion import PROMOTION
from custseg.features.returns import RETURNS
from custseg.features.rfm import RFM
from custseg.features.rhythm import RHYTHM
from custseg.features.service import SERVICE
from custseg.features.trend import TREND

if TYPE_CHECKING:
    from custseg.features.feature import Feature

FEATURES: dict[str, Feature] = {
    feature.name: feature
    for feature in (*RFM, *RHYTHM, *BASKET, *PROMOTION, *RETURNS, *TREND, *DAYTIME, *SERVICE)
}
