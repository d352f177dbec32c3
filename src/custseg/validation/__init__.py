"""Is a segmentation worth having? Criteria, scorecards, and the verdict."""

from custseg.validation.criteria.balance import Balance
from custseg.validation.criteria.criterion import Criterion
from custseg.validation.criteria.fidelity import Fidelity
from custseg.validation.criteria.interpretability import Interpretability
from custseg.validation.criteria.registry import CRITERIA
from custseg.validation.criteria.relevance import Relevance
from custseg.validation.criteria.score import NotAsked, Score
from custseg.validation.criteria.segment_stability import SegmentStability
from custseg.validation.criteria.separation import Separation
from custseg.validation.criteria.size import Size
from custseg.validation.criteria.stability import Stability
from custseg.validation.evidence.bootstrap_refit import bootstrap_refit
from custseg.validation.evidence.bootstrap_sample import bootstrap_sample
from custseg.validation.evidence.column_influence import ColumnInfluence, column_influence
from custseg.validation.evidence.costs import Costs
from custseg.validation.evidence.evidence import Evidence
from custseg.validation.evidence.fit_quietly import fit_quietly
from custseg.validation.evidence.next_period import NextPeriod
from custseg.validation.evidence.null_draws import NullDraws, StructureFigures
from custseg.validation.evidence.reach import Reach
from custseg.validation.evidence.refits import Refits
from custseg.validation.evidence.refittable import Refittable
from custseg.validation.verdict.gates import Gates
from custseg.validation.verdict.override import override
from custseg.validation.verdict.reach_verdict import reach_verdict
from custseg.validation.verdict.scorecard import Scorecard
from custseg.validation.verdict.verdict import GateOutcome, Standing, Verdict
from custseg.validation.verdict.weights import DEFAULT_WEIGHTS
from custseg.validation.verdict.without_small_groups import without_small_groups

__all__ = [
    "CRITERIA",
    "DEFAULT_WEIGHTS",
    "Balance",
    "ColumnInfluence",
    "Costs",
    "Criterion",
    "Evidence",
    "Fidelity",
    "GateOutcome",
    "Gates",
    "Interpretability",
    "NextPeriod",
    "NotAsked",
    "NullDraws",
    "Reach",
    "Refits",
    "Refittable",
    "Relevance",
    "Score",
    "Scorecard",
    "SegmentStability",
    "Separation",
    "Size",
    "Stability",
    "Standing",
    "StructureFigures",
    "Verdict",
    "bootstrap_refit",
    "bootstrap_sample",
    "column_influence",
    "fit_quietly",
    "override",
    "reach_verdict",
    "without_small_groups",
]
