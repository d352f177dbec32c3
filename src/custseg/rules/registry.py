"""Which rules are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.rules.box_rule import BoxRule
from custseg.rules.centroid_rule import CentroidRule
from custseg.rules.density_rule import DensityRule
from custseg.rules.gaussian_rule import GaussianRule
from custseg.rules.grid_rule import GridRule
from custseg.rules.latent_class_rule import LatentClassRule

if TYPE_CHECKING:
    from custseg.rules.rule import Rule

RULES: dict[str, type[Rule]] = {
    BoxRule.kind: BoxRule,
    CentroidRule.kind: CentroidRule,
    DensityRule.kind: DensityRule,
    GaussianRule.kind: GaussianRule,
    GridRule.kind: GridRule,
    LatentClassRule.kind: LatentClassRule,
}
