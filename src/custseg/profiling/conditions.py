"""Who is in a segment, in words that can be checked?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.profiling.profile import Condition
from custseg.rules import MIN_COVERED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from custseg.profiling.branch import Branch
    from custseg.rules import Labels
    from custseg.segmentation import Customers

MAX_BRANCHES = 2


def conditions(
    branches: Sequence[Branch], customers: Customers, labels: Labels, *, n_segments: int
) -> tuple[Condition | None, ...]:
    """Put each segment into the words of branches, and say how far they carry.

    At most two branches, the one that covers most of the segment first. Coverage and precision are
    counted with the thresholds that the words say, which a small tree's own differ from.

    Parameters
    ----------
    branches
        Of the rule itself, or of the small tree that stands for it.
    customers, labels
        n rows and int32 (n,): on whom the words are checked.
    n_segments
        Segments are 0..n_segments-1.

    Returns
    -------
    tuple
        One condition for each segment; None where no branch leads to it, or where the segment, or whom the words describe,
        counts under 10 customers.
    """
    return tuple(
        _condition([one for one in branches if one.label == segment], customers, labels == segment)
        for segment in range(n_segments)
    )


def _condition(
    branches: list[Branch], customers: Customers, is_in: NDArray[np.bool_]
) -> Condition | None:
    found = [(branch, branch.holds(customers)) for branch in branches if branch.bounds]
    found = [(branch, holds) for branch, holds in found if np.any(holds & is_in)]
    found.sort(key=lambda entry: (-np.count_nonzero(entry[1] & is_in), entry[0].text))
    said = found[:MAX_BRANCHES]
    described = np.any([holds for _, holds in said], axis=0) if said else np.zeros_like(is_in)
    n_described, n_own = np.count_nonzero(described), np.count_nonzero(is_in)
    if min(n_described, n_own) < MIN_COVERED:
        return None
    n_right = np.count_nonzero(described & is_in)
    return Condition(
        text=", or ".join(branch.text for branch, _ in said),
        coverage=float(n_right / n_own),
        precision=float(n_right / n_described),
        n=int(n_described),
        n_bounds=sum(len(branch.merged) for branch, _ in said),
    )
