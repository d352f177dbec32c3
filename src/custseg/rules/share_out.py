"""How do the degrees of a row in all clusters become shares, and whom do they leave out?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.kernels import kernel
from custseg.rules.placement import NOISE

if TYPE_CHECKING:
    from custseg.rules.arrays import Labels, Matrix, Vector


@kernel
def share_out(degrees: Matrix, totals: Vector) -> None:
    """Divide the degrees of each row by their sum, which is filled in."""
    totals[:] = 0.0
    for cluster in range(len(degrees)):
        own = degrees[cluster]
        for row in range(len(own)):
            totals[row] += own[row]
    for cluster in range(len(degrees)):
        own = degrees[cluster]
        for row in range(len(own)):
            own[row] /= totals[row]


@kernel
def empty_noise(labels: Labels, degrees: Matrix) -> None:
    """Take all degrees (k, n) from noise rows."""
    for cluster in range(len(degrees)):
        own = degrees[cluster]
        for row in range(len(own)):
            own[row] = 0.0 if labels[row] == NOISE else own[row]
