"""Does every learned number stand for at least ten customers?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import BundleError
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from custseg.segmentation import Segmentation


def check_covered(segmentation: Segmentation) -> None:
    """Refuse a segmentation that would tell something about fewer than 10 customers.

    Raises
    ------
    BundleError
        Naming every part that stands for too few.
    """
    counts = {
        f"segment {number}": segment.n_customers
        for number, segment in enumerate(segmentation.segments)
    }
    counts |= {"training": segmentation.training.n_customers, "rule": segmentation.rule.covers}
    if segmentation.preparation is not None:
        counts["preparation"] = segmentation.preparation.covers
    state = segmentation.contract.features
    if state is not None and state.lapse is not None:
        counts["lapse model"] = state.lapse.n_customers
    if state is not None and state.value is not None:
        counts["value model"] = state.value.n_customers
    small = {part: n for part, n in counts.items() if n < MIN_COVERED}
    if small:
        raise BundleError(
            "A bundle would tell something about a few customers only.",
            found=", ".join(f"{part} stands for {n}" for part, n in small.items()),
            expected=f"at least {MIN_COVERED} customers behind every stored number",
            hint="ask for fewer or larger segments, or pool rare levels.",
        )
