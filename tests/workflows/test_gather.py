from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

import shop
from custseg.errors import RecipeError, TableError
from custseg.recipes import read_recipe
from custseg.tables import write_table
from custseg.workflows.gather import gather

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa

    from custseg.recipes import LoadedRecipe
    from custseg.workflows.experiment_data import ExperimentData


def gathered(folder: Path, table: pa.Table) -> ExperimentData:
    return gather(read_recipe(shop.open_shop(folder, table)))


def test_every_customer_is_in_one_group(recipe: LoadedRecipe) -> None:
    """Nobody who is kept aside is fitted on."""
    data = gather(recipe)

    training, held_out = (
        set(group.customers.ids.to_pylist()) for group in (data.training, data.held_out)
    )
    assert not training & held_out
    assert training | held_out == set(shop.customers()["customer"].to_pylist())
    assert 10 < len(held_out) < 60


def test_the_id_alone_decides_who_is_kept_aside(recipe: LoadedRecipe, tmp_path: Path) -> None:
    """Neither other customers nor their order do."""
    some = shop.customers().take(np.random.default_rng(4).permutation(300)[:150])
    before = set(gather(recipe).held_out.customers.ids.to_pylist())

    after = set(gathered(tmp_path, some).held_out.customers.ids.to_pylist())

    assert after == before & set(some["customer"].to_pylist())


def test_value_and_outcome_stay_with_their_customers(recipe: LoadedRecipe) -> None:
    """Also for those kept aside."""
    given = {row["customer"]: row for row in shop.customers().to_pylist()}

    group = gather(recipe).held_out

    assert group.value is not None
    assert group.outcome is not None
    rows = [given[key] for key in group.customers.ids.to_pylist()]
    np.testing.assert_allclose(group.value, [row["spend"] for row in rows], rtol=1e-6)
    np.testing.assert_array_equal(group.outcome, [row["later"] for row in rows])


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [("spend", float("inf"), "spend: infinite"), ("customer", None, "customer: blank id")],
)
def test_impossible_customers_are_set_aside_and_counted(
    tmp_path: Path, column: str, value: object, reason: str
) -> None:
    """Two of them, with the reason; the others go on."""
    table = shop.customers()
    for row in (0, 5):
        table = shop.with_value(table, column, row, value)

    data = gathered(tmp_path, table)

    assert [(one.what, one.n) for one in data.set_aside] == [("customers", 2)]
    assert data.set_aside[0].reason.startswith(reason)
    assert len(data.training.customers) + len(data.held_out.customers) == 298


@pytest.mark.parametrize("n", [0, 3])
def test_too_few_customers_are_refused(tmp_path: Path, n: int) -> None:
    """Nothing can be learnt from an empty table, or from three customers."""
    with pytest.raises(TableError, match=f"Found: {n} customers"):
        gathered(tmp_path, shop.customers().slice(0, n))


def test_the_reason_is_told_when_too_many_are_rejected(tmp_path: Path) -> None:
    """A column of words where numbers should be."""
    table = shop.customers().set_column(2, "orders", [["many"] * 300])

    with pytest.raises(TableError, match="0 customers; 300 rejected: orders"):
        gathered(tmp_path, table)


def test_an_outcome_of_words_is_refused(tmp_path: Path) -> None:
    """It cannot be foretold as a number."""
    table = shop.with_value(shop.customers(), "later", 0, None)
    table = table.set_column(4, "later", [["much"] * 300])

    with pytest.raises(TableError, match="The outcome is no number"):
        gathered(tmp_path, table)


def test_a_missing_outcome_stays_missing_and_is_counted(tmp_path: Path) -> None:
    """Nobody is said to have spent nothing because nothing is known."""
    table = shop.with_value(shop.customers(), "later", 0, float("inf"))

    data = gathered(tmp_path, table)

    assert [(one.what, one.n) for one in data.set_aside] == [("customers", 1)]
    outcomes = [group.outcome for group in (data.training, data.held_out)]
    assert sum(int(np.isnan(one).sum()) for one in outcomes if one is not None) == 1


def test_a_csv_file_gives_what_a_parquet_file_gives(recipe: LoadedRecipe, tmp_path: Path) -> None:
    """How the table is stored changes no raw value."""
    path = tmp_path / "customers.csv"
    write_table(path, shop.customers())

    from_csv = gather(recipe, source=path).training.customers

    assert np.array_equal(from_csv.raw, gather(recipe).training.customers.raw)


def test_the_outcome_cannot_be_a_column_of_the_distance(tmp_path: Path) -> None:
    """What a customer did later is never a feature."""
    text = shop.RECIPE.replace("[columns]", '[columns]\nlater = "money"')

    with pytest.raises(RecipeError, match="'later' is the outcome, and can be nothing else"):
        read_recipe(shop.open_shop(tmp_path, recipe=text))


def test_consent_in_unknown_words_is_refused_before_anything_is_fitted(tmp_path: Path) -> None:
    """What says neither yes nor no says nothing."""
    table = shop.customers().append_column("agreed", [["Oui", "Non"] * 150])
    text = shop.RECIPE + '\n[reach]\nconsent = "agreed"\n'

    with pytest.raises(TableError, match="'agreed' does not say who may"):
        gather(read_recipe(shop.open_shop(tmp_path, table, recipe=text)))
