"""Is a segmentation worth having? Criteria, scorecards, and the verdict."""

from custseg.validation.balance import Balance
from custseg.validation.bootstrap_refit_labels import Refittable, bootstrap_refit_labels
from custseg.validation.column_influence import ColumnInfluence, column_influence
from custseg.validation.criterion import Criterion
from custseg.validation.evidence import Evidence
from custseg.validation.fidelity import Fidelity
from custseg.validation.gates import Gates
from custseg.validation.interpretability import Interpretability
from custseg.validation.override import override
from custseg.validation.reach_verdict import reach_verdict
from custseg.validation.registry import CRITERIA
from custseg.validation.relevance import Relevance
from custseg.validation.score import NotAsked, Score
from custseg.validation.scorecard import Scorecard
from custseg.validation.separation import Separation
from custseg.validation.size import Size
from custseg.validation.stability import Stability
from custseg.validation.verdict import GateOutcome, Standing, Verdict
from custseg.validation.weights import DEFAULT_WEIGHTS
from custseg.validation.without_small_groups import without_small_groups

__all__ = [
    "CRITERIA",
    "DEFAULT_WEIGHTS",
    "Balance",
    "ColumnInfluence",
    "Criterion",
    "Evidence",
    "Fidelity",
    "GateOutcome",
    "Gates",
    "Interpretability",
    "NotAsked",
    "Refittable",
    "Relevance",
    "Score",
    "Scorecard",
    "Separation",
    "Size",
    "Stability",
    "Standing",
    "Verdict",
    "bootstrap_refit_labels",
    "column_influence",
    "override",
    "reach_verdict",
    "without_small_groups",
]
