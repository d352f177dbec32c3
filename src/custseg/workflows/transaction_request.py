"""What does a recipe say of its transactions?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.features import Contacts, LineColumns, LinePolicy, Lookup, SetAsideRule
from custseg.workflows.source_table import source_table

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.recipes import LoadedRecipe
    from custseg.recipes.data_section import ContactsSection, Data, Transactions
    from custseg.workflows.source_table import SourceTable


@dataclass(frozen=True, kw_only=True, eq=False)
class TransactionRequest:
    """The tables of a recipe's transactions, and how they are read, whatever the day.

    Parameters
    ----------
    transactions
        Where the lines are.
    columns, policy, lookups, contacts, customers
        As for `build_features`.
    """

    transactions: SourceTable
    columns: LineColumns
    policy: LinePolicy
    lookups: tuple[Lookup, ...]
    contacts: Contacts | None
    customers: SourceTable | None


def transaction_request(loaded: LoadedRecipe, *, source: Path | None) -> TransactionRequest:
    """Return how a recipe's transactions are read.

    Parameters
    ----------
    loaded
        The recipe, and where its paths start.
    source
        A file in place of the recipe's transactions.

    Raises
    ------
    TableError
        When the recipe names no table and no file is given, or its folder is not there.
    """
    data = loaded.recipe.data
    lines = data.transactions
    assert lines is not None  # noqa: S101 - the recipe's reading has checked it
    return TransactionRequest(
        transactions=source_table(loaded, table=lines.table, query=lines.query, source=source),
        columns=_columns(lines),
        policy=_policy(lines),
        lookups=tuple(
            Lookup(source=source_table(loaded, table=one.table), on=one.on, columns=one.columns)
            for one in data.lookups
        ),
        contacts=None if data.contacts is None else _contacts(loaded, data.contacts),
        customers=_everybody(loaded, data),
    )


def _columns(lines: Transactions) -> LineColumns:
    return LineColumns(
        customer=lines.customer,
        time=lines.time,
        order=lines.order,
        amount=lines.amount,
        unit_price=lines.unit_price,
        quantity=lines.quantity,
        discounts=lines.discounts,
        coupons=lines.coupons,
        category=lines.category,
        product=lines.product,
        channel=lines.channel,
        currency=lines.currency,
    )


def _policy(lines: Transactions) -> LinePolicy:
    rules = tuple(
        SetAsideRule(column=one.column, values=one.values, reason=one.reason)
        for one in lines.set_aside
    )
    return LinePolicy(
        duplicates=lines.duplicates,
        returns=lines.returns,
        set_aside=rules,
        currency=lines.home_currency,
        rates=lines.rates,
        time_zone=lines.time_zone,
        time_format=lines.time_format,
    )


def _contacts(loaded: LoadedRecipe, contacts: ContactsSection) -> Contacts:
    return Contacts(
        source=source_table(loaded, table=contacts.table),
        customer=contacts.customer,
        time=contacts.time,
        kind=contacts.kind,
        complaints=contacts.complaints,
        time_format=contacts.time_format,
    )


def _everybody(loaded: LoadedRecipe, data: Data) -> SourceTable | None:
    if data.attributes is None or not data.attributes.everybody:
        return None
    return source_table(loaded, table=data.attributes.table)
