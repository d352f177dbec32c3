"""Which directions hold most of the variance?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from sklearn.decomposition import PCA
from threadpoolctl import threadpool_limits

from custseg.errors import ParameterError
from custseg.preprocessing.step_learner import StepLearner
from custseg.steps import Projection

if TYPE_CHECKING:
    from sklearn.utils import Tags

    from custseg.steps import Matrix


class Projector(StepLearner):
    """Project prepared columns on their principal components.

    Parameters
    ----------
    n_components
        An integer: so many; a fraction: as few as keep at least this share of the variance.

    Attributes
    ----------
    preparation_
        One `Projection`. In each component the first loading that is at least half as large as the largest is
        positive, whatever sign the decomposition gave it.

    Examples
    --------
    >>> rows = np.array([[-2.0, -2.0], [0.0, 0.0], [2.0, 2.0]])
    >>> Projector(n_components=1).fit_transform(rows).round(3).ravel().tolist()
    [-2.828, 0.0, 2.828]
    """

    def __init__(self, n_components: float = 0.9) -> None:
        self.n_components = n_components

    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[Projection]:
        """Return one step for all columns."""
        self._check(rows)
        # Several threads sum in another order. Without any variance its shares are 0 / 0.
        with threadpool_limits(1), np.errstate(invalid="ignore"):
            pca = PCA(self.n_components, svd_solver="full").fit(rows)
        step = Projection(
            input_names=names,
            mean=pca.mean_,
            components=_turned(pca.components_),
            covers=len(rows),
        )
        return (step,)

    def _check(self, rows: Matrix) -> None:
        wanted, most = self.n_components, min(rows.shape)
        is_count = isinstance(wanted, int | np.integer)
        if not (1 <= wanted <= most if is_count else 0 < wanted < 1):
            raise ParameterError(
                "These components cannot be made: n_components.",
                found=f"n_components={wanted!r}",
                expected=f"an integer from 1 to {most}, or a share between 0 and 1",
            )

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = False
        return tags


def _turned(components: Matrix) -> Matrix:
    # Not simply the largest: where two are equally large, rounding would choose between them.
    sizes = np.abs(components)
    first = (sizes >= sizes.max(axis=1, keepdims=True) / 2).argmax(axis=1)
    leading = np.take_along_axis(components, first[:, None], axis=1)
    return np.asarray(components * np.sign(leading), dtype=np.float64)
