from __future__ import annotations

import sys

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from clvkit import BGNBD

from custseg.errors import ParameterError, TableError
from custseg.features import LapseModel, RepeatPurchases
from custseg.lifetimes import learn_lapse_model
from custseg.lifetimes.lapse_likelihood import lapse_log_likelihood
from custseg.lifetimes.library import customer_base


@pytest.fixture(scope="module")
def model(history: pa.Table) -> LapseModel:
    return learn_lapse_model(history)


def test_the_parameters_are_found(model: LapseModel) -> None:
    """Those that the customers were drawn with, within what 3,000 customers can tell."""
    assert model.n_customers == 3000
    assert model.r == pytest.approx(0.5, rel=0.15)
    assert model.alpha == pytest.approx(20, rel=0.25)
    assert model.a / (model.a + model.b) == pytest.approx(0.8 / 3.3, rel=0.15)


def test_the_library_predicts_the_same(history: pa.Table) -> None:
    """With the parameters that clvkit finds, its probabilities, expectations and likelihood are ours."""
    purchases = RepeatPurchases.of(history)
    peer = BGNBD().fit(customer_base(purchases))
    model = LapseModel(**peer.params_, n_customers=len(history))

    alive = model.probability_alive(purchases)
    expected = model.expected_purchases(purchases, days=90)
    each = lapse_log_likelihood(np.array(peer.params_), purchases)

    np.testing.assert_allclose(alive, np.ravel(peer.probability_alive().to_pandas()), rtol=1e-9)
    np.testing.assert_allclose(expected, np.ravel(peer.predict(90).to_pandas()), rtol=1e-7)
    assert each.sum() == pytest.approx(peer.log_likelihood_, rel=1e-12)


def test_the_same_history_gives_the_same_bits(history: pa.Table) -> None:
    """Nothing is drawn but by hashes of ids, and customers without a purchase tell nothing."""
    few = history.slice(0, 400)
    nobody = pa.table(
        {name: pa.nulls(5, type=few.schema.field(name).type) for name in few.column_names}
    )

    assert learn_lapse_model(pa.concat_tables([few, nobody])) == learn_lapse_model(few)


def test_too_few_customers_are_refused(history: pa.Table) -> None:
    """Ninety-nine cannot tell how all customers lapse."""
    with pytest.raises(TableError, match="Too few customers") as caught:
        learn_lapse_model(history.slice(0, 99))

    assert "99 with a purchase" in str(caught.value.found)


def test_too_few_repeat_buyers_are_refused(history: pa.Table) -> None:
    """Nor can a thousand of whom hardly anybody bought again."""
    once = history.filter(pc.equal(history["repeat_days"], 0)).slice(0, 500)
    again = history.filter(pc.greater(history["repeat_days"], 0)).slice(0, 9)

    with pytest.raises(TableError, match="Too few customers") as caught:
        learn_lapse_model(pa.concat_tables([once, again]))

    assert "9 of whom bought on another day again" in str(caught.value.found)


def test_customers_who_are_all_alike_do_not_settle() -> None:
    """Where all bought on the same days the rates have no distribution."""
    n = 100
    alike = pa.table(
        {
            "customer": range(n),
            "repeat_days": np.full(n, 5),
            "days_to_last": np.full(n, 100),
            "days_observed": np.full(n, 121),
            "repeat_spend_mean": np.full(n, 20.0),
        }
    )

    with pytest.raises(TableError, match="did not settle"):
        learn_lapse_model(alike)


def test_without_the_extra_it_is_named(history: pa.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install, and what can be left out instead."""
    monkeypatch.setitem(sys.modules, "clvkit", None)

    with pytest.raises(ParameterError, match=r"custseg\[lifetime\]"):
        learn_lapse_model(history)
