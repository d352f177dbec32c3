"""Which criteria are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.criteria.balance import Balance
from custseg.validation.criteria.fidelity import Fidelity
from custseg.validation.criteria.interpretability import Interpretability
from custseg.validation.criteria.relevance import Relevance
from custseg.validation.criteria.segment_stability import SegmentStability
from custseg.validation.criteria.separation import Separation
from custseg.validation.criteria.size import Size
from custseg.validation.criteria.stability import Stability

if TYPE_CHECKING:
    from custseg.validation.criteria.criterion import Criterion

CRITERIA: dict[str, type[Criterion]] = {
    "size": Size,
    "balance": Balance,
    "separation": Separation,
    "stability": Stability,
    "segment_stability": SegmentStability,
    "interpretability": Interpretability,
    "relevance": Relevance,
    "fidelity": Fidelity,
}
