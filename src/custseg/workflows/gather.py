"""How do a recipe and its files become the customers of an experiment?"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from custseg.candidates import learn_contract
from custseg.errors import TableError
from custseg.features import FEATURES, MODEL_FEATURES
from custseg.report import SetAside
from custseg.rules import MIN_COVERED
from custseg.segmentation import Column, Contract
from custseg.tables import as_numbers, digest_table
from custseg.validation import says_yes
from custseg.workflows.customer_table import customer_table
from custseg.workflows.experiment_data import ExperimentData, Group
from custseg.workflows.held_out import held_out
from custseg.workflows.make_frameworks import OUTCOME, learns_from_outcome
from custseg.workflows.next_table import check_known, known_later, next_table

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from custseg.recipes import LoadedRecipe, Recipe
    from custseg.rules import Vector
    from custseg.segmentation import Customers, Kind, Reading
    from custseg.workflows.customer_table import CustomerTable
    from custseg.workflows.next_table import NextTable

MIN_CUSTOMERS = 100


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
    asked = Contract(id_column=found.id_column, columns=_columns(recipe))
    reading = asked.read(found.table)
    _check_size(len(reading.customers), rejects=_rejects(reading))
    is_held_out = held_out(reading.customers.ids, share=recipe.data.held_out)
    _check_held_out(int(is_held_out.sum()))
    # Levels and ranges are learned from those alone that the segmentation is learned from.
    training = found.table.take(reading.positions[~is_held_out])
    learned = learn_contract(training, id_column=found.id_column, columns=asked.columns)
    contract = replace(learned, features=found.state)
    reading = contract.read(found.table)
    outcome = None if found.outcome is None else _numbers(found.outcome)[reading.positions]
    later = next_table(loaded, contract, source=source)
    training_group, aside = (
        _with_later(_group(reading.customers, outcome, recipe, is_in), later)
        for is_in in (~is_held_out, is_held_out)
    )
    if learns_from_outcome(recipe):
        training_group = _with_outcome_column(training_group)
    if training_group.later is not None:
        check_known(training_group.later, n_customers=len(training_group.customers))
    _check_reach(training_group.customers, recipe)
    return ExperimentData(
        contract=contract,
        training=training_group,
        held_out=aside,
        set_aside=(*found.set_aside, *_rejects(reading), *_without_outcome(outcome)),
        lines_in=found.lines_in,
        lines_used=found.lines_used,
        digest=_digest(found, later),
        vocabulary=found.vocabulary,
    )


def _columns(recipe: Recipe) -> tuple[Column, ...]:
    sections = {**recipe.columns, **recipe.profile, **recipe.protected}
    asked = {name: section.as_column(name) for name, section in sections.items()}
    for name in recipe.reach.names if recipe.reach is not None else ():
        asked.setdefault(name, Column(name=name, kind="binary"))
    for name in recipe.named_columns:
        asked.setdefault(name, Column(name=name, kind=_kind(name)))
    return tuple(asked.values())


def _kind(name: str) -> Kind:
    known = FEATURES.get(name) or MODEL_FEATURES.get(name)
    return "number" if known is None else known.kind


def _check_size(n_customers: int, *, rejects: tuple[SetAside, ...] = ()) -> None:
    if n_customers < MIN_CUSTOMERS:
        rejected = "".join(f"; {one.n:,} rejected: {one.reason}" for one in rejects)
        raise TableError(
            "There are too few customers to segment.",
            found=f"{n_customers:,} customers{rejected}",
            expected=f"at least {MIN_CUSTOMERS}",
            hint="check the file and the as-of date; so few customers are better looked at one by one.",
        )


def _check_held_out(n_customers: int) -> None:
    if n_customers < MIN_COVERED:
        raise TableError(
            "There are too few customers to keep some aside.",
            found=f"{n_customers:,} kept aside",
            expected=f"at least {MIN_COVERED}",
            hint="raise held_out in [data], or bring more customers.",
        )


def _numbers(outcome: pa.ChunkedArray) -> Vector:
    numbers, is_wrong = as_numbers(outcome)
    if is_wrong.any():
        raise TableError(
            "The outcome is no number.",
            found=f"{np.count_nonzero(is_wrong):,} customers with something else",
            hint="name a column of numbers in [outcome].",
        )
    return np.where(np.isinf(numbers), np.nan, numbers)


def _without_outcome(outcome: Vector | None) -> tuple[SetAside, ...]:
    n = 0 if outcome is None else int(np.count_nonzero(np.isnan(outcome)))
    reason = "no finite outcome: left out where the outcome is asked, and nowhere else"
    return (SetAside(what="customers", n=n, reason=reason),) if n else ()


def _with_outcome(found: CustomerTable) -> pa.Table:
    if found.outcome is None:
        return found.table
    names = [*found.table.column_names, OUTCOME]
    return pa.table([*found.table.columns, found.outcome], names=names)


def _group(
    customers: Customers, outcome: Vector | None, recipe: Recipe, is_in: NDArray[np.bool_]
) -> Group:
    rows = np.flatnonzero(is_in)
    own = customers.take(rows)
    value = None
    if recipe.value is not None:
        value = np.nan_to_num(own.matrix((recipe.value,))[:, 0], nan=0.0)
    return Group(customers=own, value=value, outcome=None if outcome is None else outcome[rows])


def _with_later(group: Group, later: NextTable | None) -> Group:
    return group if later is None else replace(group, later=known_later(group, later.customers))


def _with_outcome_column(group: Group) -> Group:
    """Let the customers bring their outcome along, into samples too; a period later it is not known yet."""
    column = Column(name=OUTCOME, kind="number")
    later = group.later
    if later is not None:
        unknown = np.full(len(later.rows), np.nan)
        later = replace(later, customers=later.customers.with_column(column, unknown))
    own = np.full(len(group.customers), np.nan) if group.outcome is None else group.outcome
    return replace(group, customers=group.customers.with_column(column, own), later=later)


def _check_reach(customers: Customers, recipe: Recipe) -> None:
    # Before hundreds of fits, not after them.
    for name in recipe.reach.names if recipe.reach is not None else ():
        says_yes(customers.columns[customers.names.index(name)], customers.matrix((name,))[:, 0])


def _digest(found: CustomerTable, later: NextTable | None) -> str:
    own = digest_table(_with_outcome(found))
    return own if later is None else hashlib.sha256(f"{own} {later.digest}".encode()).hexdigest()


def _rejects(reading: Reading) -> tuple[SetAside, ...]:
    counts = reading.rejects["reason"].value_counts().to_pylist()
    told = [
        SetAside(what="customers", n=entry["counts"], reason=entry["values"]) for entry in counts
    ]
    return tuple(sorted(told, key=lambda one: (-one.n, one.reason)))
