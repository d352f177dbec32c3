"""Is a segmentation worth having? Criteria, scorecards, and the verdict."""

from custseg.validation.criteria.balance import Balance
from custseg.validation.criteria.column_influence import ColumnDependence
from custseg.validation.criteria.criterion import Criterion
from custseg.validation.criteria.density_validity import DensityValidity
from custseg.validation.criteria.distinctness import Distinctness
from custseg.validation.criteria.fairness import Fairness
from custseg.validation.criteria.fidelity import Fidelity
from custseg.validation.criteria.identifiability import Identifiability
from custseg.validation.criteria.interpretability import Interpretability
from custseg.validation.criteria.null_check import NullCheck
from custseg.validation.criteria.profitability import Profitability
from custseg.validation.criteria.reachability import Reachability
from custseg.validation.criteria.registry import CRITERIA
from custseg.validation.criteria.relevance import Relevance
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.criteria.segment_stability import SegmentStability
from custseg.validation.criteria.separation import Separation
from custseg.validation.criteria.size import Size
from custseg.validation.criteria.stability import Stability
from custseg.validation.criteria.stability_over_time import StabilityOverTime
from custseg.validation.criteria.structure_word import STRUCTURES, Structure, structure_word
from custseg.validation.criteria.value_concentration import ValueConcentration
from custseg.validation.evidence.bootstrap_refit import bootstrap_refit
from custseg.validation.evidence.bootstrap_sample import bootstrap_sample
from custseg.validation.evidence.column_influence import ColumnInfluence, column_influence
from custseg.validation.evidence.costs import Costs
from custseg.validation.evidence.cross_fitted_groups import cross_fitted_groups
from custseg.validation.evidence.draw_copula import draw_copula
from custseg.validation.evidence.evidence import Evidence
from custseg.validation.evidence.fit_quietly import fit_quietly
from custseg.validation.evidence.next_period import NextPeriod
from custseg.validation.evidence.null_draws import NullDraws, StructureFigures
from custseg.validation.evidence.null_sample import null_sample
from custseg.validation.evidence.null_trial import Null, NullTrial
from custseg.validation.evidence.permute_columns import permute_columns
from custseg.validation.evidence.reach import Reach
from custseg.validation.evidence.refits import Refits
from custseg.validation.evidence.refittable import Refittable
from custseg.validation.evidence.says_yes import says_yes
from custseg.validation.verdict.check_choice import check_choice
from custseg.validation.verdict.gate_figure_in_words import gate_figure_in_words
from custseg.validation.verdict.gate_in_words import gate_in_words
from custseg.validation.verdict.gates import Gates
from custseg.validation.verdict.override import override
from custseg.validation.verdict.reach_verdict import reach_verdict
from custseg.validation.verdict.scorecard import Scorecard
from custseg.validation.verdict.verdict import (
    Change,
    GateOutcome,
    KeptOut,
    RunnerUp,
    Standing,
    Verdict,
)
from custseg.validation.verdict.weights import DEFAULT_WEIGHTS
from custseg.validation.verdict.without_small_groups import without_small_groups

__all__ = [
    "CRITERIA",
    "DEFAULT_WEIGHTS",
    "STRUCTURES",
    "Balance",
    "Change",
    "ColumnDependence",
    "ColumnInfluence",
    "Costs",
    "Criterion",
    "DensityValidity",
    "Distinctness",
    "Evidence",
    "Fairness",
    "Fidelity",
    "GateOutcome",
    "Gates",
    "Identifiability",
    "Interpretability",
    "KeptOut",
    "NextPeriod",
    "NotAsked",
    "Null",
    "NullCheck",
    "NullDraws",
    "NullTrial",
    "Profitability",
    "Reach",
    "Reachability",
    "Refits",
    "Refittable",
    "Relevance",
    "RunnerUp",
    "Score",
    "Scorecard",
    "SegmentStability",
    "Separation",
    "Size",
    "Stability",
    "StabilityOverTime",
    "Standing",
    "Structure",
    "StructureFigures",
    "ValueConcentration",
    "Verdict",
    "bootstrap_refit",
    "bootstrap_sample",
    "check_choice",
    "column_influence",
    "cross_fitted_groups",
    "draw_copula",
    "fit_quietly",
    "gate_figure_in_words",
    "gate_in_words",
    "null_sample",
    "override",
    "permute_columns",
    "reach_verdict",
    "says_yes",
    "structure_word",
    "without_small_groups",
]
