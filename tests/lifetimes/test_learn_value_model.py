from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from clvkit import GammaGamma

from custseg.errors import TableError
from custseg.features import RepeatPurchases
from custseg.lifetimes import learn_value_model
from custseg.lifetimes.drawn_purchases import drawn_purchases
from custseg.lifetimes.library import customer_base

if TYPE_CHECKING:
    from custseg.features import ValueModel


@pytest.fixture(scope="module")
def model(history: pa.Table) -> ValueModel:
    return learn_value_model(history)


def with_spend(history: pa.Table, spend: object) -> pa.Table:
    place = history.column_names.index("repeat_spend_mean")
    return history.set_column(place, "repeat_spend_mean", pa.array(spend))


def test_the_parameters_are_found(model: ValueModel, history: pa.Table) -> None:
    """Those that the money was drawn with, learned from who bought again."""
    assert model.n_customers == pc.sum(pc.greater(history["repeat_days"], 0)).as_py()
    assert model.p == pytest.approx(6, rel=0.2)
    assert model.q == pytest.approx(4, rel=0.2)
    assert model.p * model.v / (model.q - 1) == pytest.approx(6 * 15 / 3, rel=0.05)


def test_the_library_predicts_the_same(model: ValueModel, history: pa.Table) -> None:
    """With the same parameters, clvkit's expected spend is ours, of one-time buyers too."""
    drawn = drawn_purchases(history)
    peer = GammaGamma().fit(customer_base(drawn.take(drawn.counts > 0)))
    purchases = RepeatPurchases.of(history)

    value = model.expected_order_value(purchases)

    np.testing.assert_allclose(
        value, np.ravel(peer.predict(customer_base(purchases)).to_pandas()), rtol=1e-12
    )


def test_who_kept_nothing_is_left_out(model: ValueModel, history: pa.Table) -> None:
    """A mean of 0 or below has no place in the model, and does not stop the fit."""
    spend = np.array(history["repeat_spend_mean"].to_pylist())
    bought_again = np.flatnonzero(np.array(history["repeat_days"]) > 0)
    spend[bought_again[:3]] = [0.0, -5.0, np.nan]

    assert learn_value_model(with_spend(history, spend)).n_customers == model.n_customers - 3


def test_nobody_who_kept_anything_is_refused(history: pa.Table) -> None:
    """There is nothing to learn from."""
    with pytest.raises(TableError, match="Too few customers to learn a value model"):
        learn_value_model(with_spend(history, np.zeros(len(history))))


def test_spend_that_never_varies_does_not_settle(history: pa.Table) -> None:
    """Where everybody always pays the same there is no distribution."""
    with pytest.raises(TableError, match="did not settle"):
        learn_value_model(with_spend(history, np.full(len(history), 20.0)))


def test_amounts_beyond_all_money_are_refused(history: pa.Table) -> None:
    """The error says where to look, since no option of the model mends it."""
    spend = np.asarray(history["repeat_spend_mean"]) * 1e18

    with pytest.raises(TableError, match="impossible amounts among the lines"):
        learn_value_model(with_spend(history, spend))


def test_the_order_of_the_rows_is_no_matter(model: ValueModel, history: pa.Table) -> None:
    """To the last bit."""
    shuffled = history.take(np.random.default_rng(1).permutation(len(history)))

    assert learn_value_model(shuffled) == model
