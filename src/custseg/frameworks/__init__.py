"""Learn rules from columns: marketing's own segmentations, today as yardsticks."""

from custseg.frameworks.base import Framework
from custseg.frameworks.quantile_groups import QuantileGroups
from custseg.frameworks.rfm_grid import RFMGrid

__all__ = ["Framework", "QuantileGroups", "RFMGrid"]
