"""Learn rules from columns: marketing's own segmentations."""

from custseg.frameworks.base import Framework
from custseg.frameworks.condition import Condition
from custseg.frameworks.default_threshold_segments import default_threshold_segments
from custseg.frameworks.full_grid import FullGrid
from custseg.frameworks.learned_framework import LearnedFramework
from custseg.frameworks.level_cuts import LevelCuts
from custseg.frameworks.matrix_axis import MatrixAxis
from custseg.frameworks.quantile_groups import QuantileGroups
from custseg.frameworks.registry import FRAMEWORKS
from custseg.frameworks.rfm_grid import RFMGrid
from custseg.frameworks.rfm_segment import RFMSegment
from custseg.frameworks.rfm_tables import RFM_PACKAGE_SEGMENTS, default_rfm_segments
from custseg.frameworks.rfm_total import RFMTotal
from custseg.frameworks.segment_overlap import SegmentOverlap
from custseg.frameworks.segmentation_tree import SegmentationTree
from custseg.frameworks.threshold_segment import ThresholdSegment
from custseg.frameworks.threshold_segments import ThresholdSegments
from custseg.frameworks.value_potential_matrix import ValuePotentialMatrix
from custseg.frameworks.value_tiers import ValueTiers

__all__ = [
    "FRAMEWORKS",
    "RFM_PACKAGE_SEGMENTS",
    "Condition",
    "Framework",
    "FullGrid",
    "LearnedFramework",
    "LevelCuts",
    "MatrixAxis",
    "QuantileGroups",
    "RFMGrid",
    "RFMSegment",
    "RFMTotal",
    "SegmentOverlap",
    "SegmentationTree",
    "ThresholdSegment",
    "ThresholdSegments",
    "ValuePotentialMatrix",
    "ValueTiers",
    "default_rfm_segments",
    "default_threshold_segments",
]
