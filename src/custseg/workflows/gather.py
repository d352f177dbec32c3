"""How do a recipe and its files become the customers of an experiment?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from custseg.candidates import learn_contract
from custseg.errors import TableError
from custseg.features import FEATURES
from custseg.report import SetAside
from custseg.segmentation import Column
from custseg.tables import as_numbers, digest_table, hash_ids
from custseg.workflows.customer_table import OUTCOME, customer_table
from custseg.workflows.experiment_data import ExperimentData, Group

if TYPE_CHECKING:
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray

    from custseg.recipes import LoadedRecipe, Recipe
    from custseg.rules import Vector
    from custseg.segmentation import Customers, Reading

MIN_CUSTOMERS = 100
_HELD_OUT_SALT = "kept aside"


def gather(loaded: LoadedRecipe, *, source: Path | None = None) -> ExperimentData:
    """Return the customers that choose and those kept aside, with what they brought and did.

    Raises
    ------
    TableError
        When a file or column is missing, an id comes twice, or under 100 customers are left.
    """
    recipe = loaded.recipe
    found = customer_table(loaded, source=source)
    _check_size(len(found.table))
    contract = learn_contract(found.table, id_column=found.id_column, columns=_columns(recipe))
    reading = contract.read(found.table)
    _check_size(len(reading.customers), rejects=_rejects(reading))
    outcome = _outcome(found.table, reading)
    is_held_out = _fractions(reading.customers) < recipe.data.held_out
    return ExperimentData(
        contract=contract,
        training=_group(reading.customers, outcome, recipe, ~is_held_out),
        held_out=_group(reading.customers, outcome, recipe, is_held_out),
        set_aside=(*found.set_aside, *_rejects(reading)),
        lines_in=found.lines_in,
        lines_used=found.lines_used,
        digest=digest_table(found.table),
        vocabulary=found.vocabulary,
    )


def _columns(recipe: Recipe) -> tuple[Column, ...]:
    sections = {**recipe.columns, **recipe.profile}
    asked = {
        name: Column(name=name, kind=section.kind, levels=section.levels)
        for name, section in sections.items()
    }
    roles = [*([recipe.value] if recipe.value else []), *_rfm(recipe)]
    for name in roles:
        kind = FEATURES[name].kind if name in FEATURES else "number"
        asked.setdefault(name, Column(name=name, kind=kind))
    return tuple(asked.values())


def _rfm(recipe: Recipe) -> tuple[str, ...]:
    if recipe.rfm is None:
        return ()
    return (recipe.rfm.recency, recipe.rfm.frequency, recipe.rfm.monetary)


def _check_size(n_customers: int, *, rejects: tuple[SetAside, ...] = ()) -> None:
    if n_customers < MIN_CUSTOMERS:
        rejected = "".join(f"; {one.n:,} rejected: {one.reason}" for one in rejects)
        raise TableError(
            "There are too few customers to segment.",
            found=f"{n_customers:,} customers{rejected}",
            expected=f"at least {MIN_CUSTOMERS}",
            hint="check the file and the as-of date; so few customers are better looked at one by one.",
        )


def _outcome(table: pa.Table, reading: Reading) -> Vector | None:
    if OUTCOME not in table.column_names:
        return None
    numbers, is_wrong = as_numbers(table[OUTCOME])
    if is_wrong.any():
        raise TableError(
            "The outcome is no number.",
            found=f"{np.count_nonzero(is_wrong):,} customers with something else",
            hint="name a column of numbers in [outcome].",
        )
    return np.nan_to_num(numbers[reading.positions], nan=0.0, posinf=0.0, neginf=0.0)


def _fractions(customers: Customers) -> Vector:
    return hash_ids(customers.ids, salt=_HELD_OUT_SALT) / 2.0**64


def _group(
    customers: Customers, outcome: Vector | None, recipe: Recipe, is_in: NDArray[np.bool_]
) -> Group:
    rows = np.flatnonzero(is_in)
    own = customers.take(rows)
    value = None
    if recipe.value is not None:
        value = np.nan_to_num(own.matrix((recipe.value,))[:, 0], nan=0.0)
    return Group(customers=own, value=value, outcome=None if outcome is None else outcome[rows])


def _rejects(reading: Reading) -> tuple[SetAside, ...]:
    counts = reading.rejects["reason"].value_counts().to_pylist()
    told = [
        SetAside(what="customers", n=entry["counts"], reason=entry["values"]) for entry in counts
    ]
    return tuple(sorted(told, key=lambda one: (-one.n, one.reason)))
