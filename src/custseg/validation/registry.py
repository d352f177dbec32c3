"""Which criteria are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.validation.balance import Balance
from custseg.validation.fidelity import Fidelity
from custseg.validation.interpretability import Interpretability
from custseg.validation.relevance import Relevance
from custseg.validation.separation import Separation
from custseg.validation.size import Size
from custseg.validation.stability import Stability

if TYPE_CHECKING:
    from custseg.validation.criterion import Criterion

CRITERIA: dict[str, type[Criterion]] = {
    "size": Size,
    "balance": Balance,
    "separation": Separation,
    "stability": Stability,
    "interpretability": Interpretability,
    "relevance": Relevance,
    "fidelity": Fidelity,
}
