"""In which directions do the customers differ at all, and has a component lost one of them?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Self

    from custseg.clusterers.em import Mixture
    from custseg.rules import Matrix, Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class Extent:
    """The principal axes along which rows differ by more than regularization makes them.

    Parameters
    ----------
    axes, variances
        float64 (d, e), (e,): the axes are columns, e <= d.
    floor
        A variance below this is regularization for the most part.

    Examples
    --------
    >>> Extent.of(np.array([[0.0, 1.0], [2.0, 1.0]]), regularization=1e-6).variances.tolist()
    [1.0]
    """

    axes: Matrix
    variances: Vector
    floor: float

    @classmethod
    def of(cls, X: Matrix, *, regularization: float) -> Self:
        """Measure the rows of a matrix (n, d), n >= 2."""
        variances, axes = np.linalg.eigh(np.atleast_2d(np.cov(X, rowvar=False, bias=True)))
        floor = 2 * regularization
        is_extended = variances > floor
        return cls(axes=axes[:, is_extended], variances=variances[is_extended], floor=floor)

    def whiten(self, X: Matrix) -> Matrix:
        """Return rows (n, e) of variance 1 along each axis; as they are where there is no axis."""
        if len(self.variances) == 0:
            return X
        return X @ (self.axes / np.sqrt(self.variances))

    def is_lost(self, mixture: Mixture) -> bool:
        """Answer whether a component has no variance of its own along some axis."""
        if len(self.variances) == 0:
            return False
        roots = np.linalg.inv(mixture.precisions_cholesky)  # covariance = P^-T P^-1
        least = np.linalg.svd(roots @ self.axes, compute_uv=False).min()
        return bool(least**2 < self.floor)
