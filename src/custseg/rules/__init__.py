"""Place a row: frozen arrays and kernels, which are the only code that ever places a customer."""

from custseg.rules.arrays import Labels, Matrix, Vector
from custseg.rules.blocks import block_slices, place_blocks
from custseg.rules.box_rule import BoxRule
from custseg.rules.canonical_order import canonical_order
from custseg.rules.centroid_rule import CentroidRule
from custseg.rules.covered import MIN_COVERED, covered_quantile
from custseg.rules.density_rule import DensityRule
from custseg.rules.gaussian_rule import GaussianRule
from custseg.rules.grid_rule import GridRule
from custseg.rules.latent_class_rule import LatentClassRule
from custseg.rules.neighbour_rule import NeighbourRule
from custseg.rules.placement import NOISE, Placement
from custseg.rules.readable_cut import readable_cut
from custseg.rules.registry import RULES
from custseg.rules.rule import Rule

__all__ = [
    "MIN_COVERED",
    "NOISE",
    "RULES",
    "BoxRule",
    "CentroidRule",
    "DensityRule",
    "GaussianRule",
    "GridRule",
    "Labels",
    "LatentClassRule",
    "Matrix",
    "NeighbourRule",
    "Placement",
    "Rule",
    "Vector",
    "block_slices",
    "canonical_order",
    "covered_quantile",
    "place_blocks",
    "readable_cut",
]
