"""What do the transformers have in common?"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils import get_tags
from sklearn.utils.validation import check_is_fitted, validate_data

from custseg.errors import TableError
from custseg.steps import Preparation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from numpy.typing import NDArray
    from sklearn.utils import Tags

    from custseg.steps import Matrix, Step


class StepLearner(TransformerMixin, BaseEstimator):
    """Learn steps from a bare matrix, and transform with nothing but them.

    A bare matrix is rounded to float32 at entry, as a customer table is when it is read: stored in
    either width, it gives the same result.

    Attributes
    ----------
    preparation_
        The steps learned; what a bundle stores.
    """

    preparation_: Preparation

    @abstractmethod
    def learn(self, rows: Matrix, names: tuple[str, ...]) -> tuple[Step, ...]:
        """Return the steps for float64 rows (n, len(names)) that are rounded already."""

    def fit(self, X: Matrix, y: None = None) -> Self:  # noqa: ARG002 - scikit-learn passes it
        """Learn the steps from a matrix or a DataFrame (n, p)."""
        rows = self._rows(X, reset=True)
        names = getattr(self, "feature_names_in_", None)
        if names is None:
            names = [f"x{position}" for position in range(rows.shape[1])]
        self.preparation_ = Preparation(treatments=self.learn(rows, tuple(names)))
        return self

    def transform(self, X: Matrix) -> Matrix:
        """Prepare a matrix (n, p), row by row."""
        check_is_fitted(self)
        return self.preparation_.transform(self._rows(X, reset=False))

    def get_feature_names_out(
        self, input_features: Sequence[str] | None = None
    ) -> NDArray[np.object_]:
        """Return the names of the prepared columns, made from the names given or those met in `fit`."""
        check_is_fitted(self)
        preparation = self.preparation_
        if input_features is not None:
            preparation = self._renamed(input_features)
        return np.array(preparation.output_names, dtype=object)

    def __sklearn_tags__(self) -> Tags:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags

    def _rows(self, X: Matrix, *, reset: bool) -> Matrix:
        allows_nan = get_tags(self).input_tags.allow_nan
        X = validate_data(
            self,
            X,
            reset=reset,
            dtype=np.float64,
            ensure_all_finite="allow-nan" if allows_nan else True,
        )
        with np.errstate(over="ignore"):
            rows = X.astype(np.float32).astype(np.float64)
        if np.isinf(rows).any():
            raise TableError(
                "The matrix has numbers that are too large for float32.",
                found=f"{int(np.isinf(rows).sum())} beyond {np.finfo(np.float32).max:.1e}",
                hint="choose a larger unit.",
            )
        return rows

    def _renamed(self, names: Sequence[str]) -> Preparation:
        known: Any = getattr(self, "feature_names_in_", None)
        if known is not None and list(known) != list(names):
            raise ValueError("input_features is not equal to feature_names_in_")  # sklearn's words
        if len(names) != len(self.preparation_.input_names):
            raise ValueError("input_features should have length equal to number of features in fit")
        rest = iter(names)
        treatments: tuple[Any, ...] = self.preparation_.treatments
        return Preparation(
            treatments=tuple(
                replace(step, input_names=tuple(islice(rest, len(step.input_names))))
                for step in treatments
            )
        )
