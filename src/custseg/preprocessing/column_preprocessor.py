"""How is the preparation of a whole customer table learned?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from custseg.errors import ParameterError
from custseg.preprocessing.category_encoder import CategoryEncoder
from custseg.preprocessing.level_encoder import LevelEncoder
from custseg.preprocessing.projector import Projector
from custseg.preprocessing.registry import TREATMENTS
from custseg.preprocessing.ticks_scaler import TicksScaler
from custseg.steps import Preparation

if TYPE_CHECKING:
    from typing import Self

    from custseg.preprocessing.step_learner import StepLearner
    from custseg.preprocessing.treated import Treated
    from custseg.steps import Matrix, Step


class ColumnPreprocessor(TransformerMixin, BaseEstimator):
    """Learn a preparation: each column by its treatment, then a projection if one is asked for.

    Columns of one treatment, and of one survey, become one step, so `preparation_.input_names` are grouped by treatment: hand the
    preparation its columns by name. This transformer takes and gives them in the order of `columns`.

    Parameters
    ----------
    columns
        What stands in each column of the raw matrix.
    n_components
        Of a projection that follows (see `Projector`); None for no projection.

    Attributes
    ----------
    preparation_
        What a segmentation stores.

    Notes
    -----
    `fit` takes constant columns and any share of missing values, as they come in bootstrap samples; `check_columns` refuses
    them once, for all training customers. The raw matrix is a customer table's, and rounded to float32
    already.

    Examples
    --------
    >>> import numpy as np
    >>> from custseg.preprocessing import Treated
    >>> raw = np.random.default_rng(1).gamma(1.0, size=(100, 2))
    >>> columns = (Treated(name="spend", kind="money"), Treated(name="age_years", kind="number"))
    >>> preprocessor = ColumnPreprocessor(columns).fit(raw)
    >>> preprocessor.preparation_.output_names, preprocessor.transform(raw).shape
    (('spend', 'age_years'), (100, 2))
    """

    preparation_: Preparation

    def __init__(self, columns: tuple[Treated, ...], *, n_components: float | None = None) -> None:
        self.columns = columns
        self.n_components = n_components

    def fit(self, raw: Matrix, y: None = None) -> Self:  # noqa: ARG002 - scikit-learn passes it
        """Learn from a raw matrix (n, len(columns)), NaN where missing."""
        self._check_names()
        treatments = tuple(step for group in self._groups() for step in self._learn(group, raw))
        preparation = Preparation(treatments=treatments)
        self.preparation_ = replace(preparation, following=self._follow(preparation, raw))
        return self

    def transform(self, raw: Matrix) -> Matrix:
        """Prepare a raw matrix (n, len(columns))."""
        check_is_fitted(self)
        return self._apply(self.preparation_, raw)

    def _check_names(self) -> None:
        names = [column.name for column in self.columns]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice or not names:
            raise ParameterError(
                "A preparation needs columns, each of them once.", found=f"twice: {twice}"
            )

    def _groups(self) -> list[list[Treated]]:
        groups: dict[object, list[Treated]] = {}
        for column in self.columns:
            key = (TREATMENTS[column.kind], column.levels, column.survey)
            groups.setdefault(key, []).append(column)
        return list(groups.values())

    def _learn(self, group: list[Treated], raw: Matrix) -> tuple[Step, ...]:
        names = tuple(column.name for column in group)
        return _learner(group[0]).learn(raw[:, self._positions(names)], names)

    def _follow(self, preparation: Preparation, raw: Matrix) -> tuple[Step, ...]:
        if self.n_components is None:
            return ()
        matrix = self._apply(preparation, raw)
        return Projector(self.n_components).learn(matrix, preparation.output_names)

    def _apply(self, preparation: Preparation, raw: Matrix) -> Matrix:
        return preparation.transform(raw[:, self._positions(preparation.input_names)])

    def _positions(self, names: tuple[str, ...]) -> list[int]:
        own = [column.name for column in self.columns]
        return [own.index(name) for name in names]


def _learner(column: Treated) -> StepLearner:
    treatment = TREATMENTS[column.kind]
    if issubclass(treatment, CategoryEncoder | LevelEncoder | TicksScaler):
        return treatment(levels=column.levels or None)
    return treatment()
