"""Which covariances may the components of a mixture have, and how are they told?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from custseg.rules import Matrix, Vector

CovarianceType: TypeAlias = Literal["full", "tied", "diag", "spherical"]
COVARIANCE_TYPES: tuple[CovarianceType, ...] = get_args(CovarianceType)


def shaped_covariances(
    scatter: NDArray[np.float64], weights: Vector, *, covariance_type: CovarianceType
) -> NDArray[np.float64]:
    """Return the likeliest covariances of a type (k, d, d), given each component's own scatter.

    Parameters
    ----------
    scatter
        float64 (k, d, d): mean products of the differences from the component's mean.
    weights
        float64 (k,): of the components, which `tied` averages by.

    Examples
    --------
    >>> scatter = np.array([[[1.0, 0.5], [0.5, 3.0]]])
    >>> shaped_covariances(scatter, np.ones(1), covariance_type="spherical").tolist()
    [[[2.0, 0.0], [0.0, 2.0]]]
    """
    if covariance_type == "full":
        return scatter
    if covariance_type == "tied":
        return np.broadcast_to(np.tensordot(weights, scatter, axes=1), scatter.shape)
    variances = np.diagonal(scatter, axis1=1, axis2=2)
    if covariance_type == "spherical":
        variances = np.broadcast_to(variances.mean(axis=1, keepdims=True), variances.shape)
    return np.asarray(variances[:, :, None] * np.eye(scatter.shape[1]))


def upper_precisions(
    covariances: NDArray[np.float64], *, regularization: float
) -> NDArray[np.float64]:
    """Return upper triangular P (k, d, d) with P P^T the inverse of covariance + regularization, diagonal above 0.

    By eigenvalues it exists where rounding made a covariance indefinite, too.

    Examples
    --------
    >>> upper_precisions(np.array([[[3.0]]]), regularization=1.0).tolist()
    [[[0.5]]]
    """
    variances, axes = np.linalg.eigh(covariances)
    roots = np.sqrt(np.maximum(variances, 0) + regularization)
    # covariance = A A^T = R^T R with A^T = Q R, and so its inverse is R^-1 R^-T.
    uppers = np.linalg.qr(roots[:, :, None] * axes.transpose(0, 2, 1), mode="r")
    signs = np.sign(np.diagonal(uppers, axis1=1, axis2=2))
    return np.triu(np.linalg.inv(uppers * signs[:, :, None]))


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
