"""Which covariances may the components of a mixture have, and how are they told?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Vector

CovarianceType: TypeAlias = Literal["full", "tied", "diag", "spherical"]
COVARIANCE_TYPES: tuple[CovarianceType, ...] = get_args(CovarianceType)


@dataclass(frozen=True, kw_only=True)
class CovarianceShape:
    """What the covariances of all components have in common.

    Parameters
    ----------
    covariance_type
        `full`: each its own; `tied`: one for all; `diag`: axes along the columns; `spherical`: balls.
    regularization
        Added to every variance, in the unit of the rows, squared.

    Examples
    --------
    >>> shape = CovarianceShape(covariance_type="spherical", regularization=1.0)
    >>> scatter = np.array([[[2.0, 0.5], [0.5, 4.0]]])
    >>> shape.precisions_cholesky(scatter, weights=np.ones(1)).tolist()
    [[[0.5, 0.0], [0.0, 0.5]]]
    """

    covariance_type: CovarianceType
    regularization: float

    def precisions_cholesky(
        self, scatter: NDArray[np.float64], *, weights: Vector
    ) -> NDArray[np.float64]:
        """Return upper triangular P (k, d, d) with P P^T the inverse of the likeliest covariance of this shape.

        By eigenvalues it exists where rounding made a covariance indefinite, too.

        Parameters
        ----------
        scatter
            float64 (k, d, d): of each component, the mean products of the differences from its mean.
        weights
            float64 (k,): of the components, which `tied` averages by.
        """
        variances, axes = np.linalg.eigh(self._shaped(scatter, weights))
        roots = np.sqrt(np.maximum(variances, 0) + self.regularization)
        # covariance = A A^T = R^T R with A^T = Q R, and so its inverse is R^-1 R^-T.
        uppers = np.linalg.qr(roots[:, :, None] * axes.transpose(0, 2, 1), mode="r")
        signs = np.sign(np.diagonal(uppers, axis1=1, axis2=2))
        return np.triu(np.linalg.inv(uppers * signs[:, :, None]))

    def _shaped(self, scatter: NDArray[np.float64], weights: Vector) -> NDArray[np.float64]:
        if self.covariance_type == "full":
            return scatter
        if self.covariance_type == "tied":
            return np.broadcast_to(np.tensordot(weights, scatter, axes=1), scatter.shape)
        variances = np.diagonal(scatter, axis1=1, axis2=2)
        if self.covariance_type == "spherical":
            variances = np.broadcast_to(variances.mean(axis=1, keepdims=True), variances.shape)
        return np.asarray(variances[:, :, None] * np.eye(scatter.shape[1]))


def n_free_parameters(n_clusters: int, n_columns: int, *, covariance_type: CovarianceType) -> int:
    """Return how many numbers a mixture learns.

    Examples
    --------
    >>> n_free_parameters(3, 2, covariance_type="full")
    17
    """
    n_products = n_columns * (n_columns + 1) // 2
    n_of_shape = {
        "full": n_clusters * n_products,
        "tied": n_products,
        "diag": n_clusters * n_columns,
        "spherical": n_clusters,
    }
    return n_clusters - 1 + n_clusters * n_columns + n_of_shape[covariance_type]
