"""Which frameworks are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.frameworks.rfm_grid import RFMGrid
from custseg.frameworks.segmentation_tree import SegmentationTree
from custseg.frameworks.threshold_segments import ThresholdSegments
from custseg.frameworks.value_potential_matrix import ValuePotentialMatrix
from custseg.frameworks.value_tiers import ValueTiers

if TYPE_CHECKING:
    from custseg.frameworks.base import Framework

FRAMEWORKS: dict[str, type[Framework]] = {
    "rfm_grid": RFMGrid,
    "segmentation_tree": SegmentationTree,
    "threshold_segments": ThresholdSegments,
    "value_potential_matrix": ValuePotentialMatrix,
    "value_tiers": ValueTiers,
}
