from __future__ import annotations

import numpy as np
import pytest
from sklearn.base import clone

from custseg.errors import ParameterError
from custseg.preprocessing import ColumnPreprocessor, NumberScaler, SkewedScaler, Treated
from custseg.steps import CategoryStep, NumberStep, OrderedStep, ShareStep, SkewedStep

COLUMNS = (
    Treated(name="spend", kind="money"),
    Treated(name="region", kind="category", levels=("north", "south", "east")),
    Treated(name="age_years", kind="number"),
    Treated(name="promo_share", kind="share"),
    Treated(name="orders", kind="count"),
    Treated(name="stars", kind="ordered"),
    Treated(name="is_member", kind="binary", levels=("no", "yes")),
)


@pytest.fixture
def raw() -> np.ndarray:
    """400 customers with a few missing values in every column, rounded as a customer table is."""
    rng = np.random.default_rng(6)
    drawn = np.column_stack(
        [
            np.exp(rng.normal(4, 1, 400)),
            rng.integers(0, 4, 400),
            rng.normal(45, 12, 400),
            rng.beta(1, 4, 400),
            rng.poisson(4, 400),
            rng.integers(1, 6, 400),
            rng.integers(0, 2, 400),
        ]
    )
    drawn[rng.random(drawn.shape) < 0.05] = np.nan
    return drawn.astype(np.float32).astype(np.float64)


def test_columns_of_one_treatment_become_one_step(raw: np.ndarray) -> None:
    """Money and counts share a step; each column with levels has its own."""
    preparation = ColumnPreprocessor(COLUMNS).fit(raw).preparation_

    kinds = [type(step) for step in preparation.treatments]
    assert kinds == [SkewedStep, CategoryStep, NumberStep, ShareStep, OrderedStep, CategoryStep]
    assert preparation.treatments[0].input_names == ("spend", "orders")


def test_each_column_is_treated_as_if_alone(raw: np.ndarray) -> None:
    """Which other columns there are does not matter."""
    preprocessor = ColumnPreprocessor(COLUMNS).fit(raw)
    result = preprocessor.transform(raw)
    names = preprocessor.preparation_.output_names

    for name, position, scaler in (("orders", 4, SkewedScaler()), ("age_years", 2, NumberScaler())):
        alone = scaler.fit_transform(raw[:, [position]])
        np.testing.assert_array_equal(result[:, names.index(name)], alone[:, 0])


def test_levels_have_their_names(raw: np.ndarray) -> None:
    """Positions come out under the names they stand for; unknown ones are pooled."""
    names = ColumnPreprocessor(COLUMNS).fit(raw).preparation_.output_names

    assert [name for name in names if name.startswith("region")] == [
        "region=north",
        "region=south",
        "region=east",
        "region:other",
        "region:missing",
    ]


def test_all_columns_weigh_the_same(raw: np.ndarray) -> None:
    """Seven columns of any kind, seven units of variance."""
    result = ColumnPreprocessor(COLUMNS).fit_transform(raw)

    assert result.var(axis=0).sum() == pytest.approx(7)


def test_a_preparation_read_by_name_says_the_same(raw: np.ndarray) -> None:
    """What serves gets its columns by name, in an order of its own."""
    preprocessor = ColumnPreprocessor(COLUMNS).fit(raw)
    own = [column.name for column in COLUMNS]
    by_name = raw[:, [own.index(name) for name in preprocessor.preparation_.input_names]]

    served = preprocessor.preparation_.transform(by_name)

    np.testing.assert_array_equal(served, preprocessor.transform(raw))


def test_a_projection_follows_when_asked_for(raw: np.ndarray) -> None:
    """Three components of all prepared columns."""
    preparation = ColumnPreprocessor(COLUMNS, n_components=3).fit(raw).preparation_

    assert preparation.output_names == ("pc1", "pc2", "pc3")
    assert preparation.covers >= 10


def test_it_can_be_cloned_and_refitted(raw: np.ndarray) -> None:
    """A clone on a bootstrap sample leaves the first one alone."""
    preprocessor = ColumnPreprocessor(COLUMNS, n_components=0.9).fit(raw)
    before = preprocessor.transform(raw)

    clone(preprocessor).fit(raw[np.random.default_rng(0).integers(0, 400, 400)])

    np.testing.assert_array_equal(preprocessor.transform(raw), before)


def test_a_constant_sample_is_fitted() -> None:
    """A bootstrap sample may draw one customer only, and becomes zeros."""
    result = ColumnPreprocessor(COLUMNS).fit_transform(np.ones((30, 7)))

    assert not result.any()


def test_a_column_named_twice_is_refused(raw: np.ndarray) -> None:
    """It would count twice."""
    with pytest.raises(ParameterError, match=r"(?s)each of them once.*'spend'"):
        ColumnPreprocessor((COLUMNS[0], COLUMNS[0])).fit(raw[:, :2])
