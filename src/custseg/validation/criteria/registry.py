"""Which criteria are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.criteria.balance import Balance
from custseg.validation.criteria.column_influence import ColumnDependence
from custseg.validation.criteria.density_validity import DensityValidity
from custseg.validation.criteria.distinctness import Distinctness
from custseg.validation.criteria.fairness import Fairness
from custseg.validation.criteria.fidelity import Fidelity
from custseg.validation.criteria.identifiability import Identifiability
from custseg.validation.criteria.interpretability import Interpretability
from custseg.validation.criteria.null_check import NullCheck
from custseg.validation.criteria.profitability import Profitability
from custseg.validation.criteria.reachability import Reachability
from custseg.validation.criteria.relevance import Relevance
from custseg.validation.criteria.segment_stability import SegmentStability
from custseg.validation.criteria.separation import Separation
from custseg.validation.criteria.size import Size
from custseg.validation.criteria.stability import Stability
from custseg.validation.criteria.stability_over_time import StabilityOverTime
from custseg.validation.criteria.value_concentration import ValueConcentration

if TYPE_CHECKING:
    from custseg.validation.criteria.criterion import Criterion

CRITERIA: dict[str, type[Criterion]] = {
    "size": Size,
    "balance": Balance,
    "separation": Separation,
    "density_validity": DensityValidity,
    "stability": Stability,
    "segment_stability": SegmentStability,
    "stability_over_time": StabilityOverTime,
    "null_check": NullCheck,
    "column_influence": ColumnDependence,
    "interpretability": Interpretability,
    "identifiability": Identifiability,
    "distinctness": Distinctness,
    "relevance": Relevance,
    "value_concentration": ValueConcentration,
    "reachability": Reachability,
    "profitability": Profitability,
    "fairness": Fairness,
    "fidelity": Fidelity,
}
