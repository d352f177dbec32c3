"""Place a row: frozen arrays and kernels, which are the only code that ever places a customer."""

from custseg.rules.covered import MIN_COVERED, covered_quantile
from custseg.rules.placement import NOISE, Placement
from custseg.rules.rule import Labels, Matrix, Rule, Vector

__all__ = [
    "MIN_COVERED",
    "NOISE",
    "Labels",
    "Matrix",
    "Placement",
    "Rule",
    "Vector",
    "covered_quantile",
]
