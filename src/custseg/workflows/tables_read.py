"""Which tables does building a recipe's features read?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from custseg.workflows.source_table import source_table

if TYPE_CHECKING:
    from custseg.recipes import LoadedRecipe
    from custseg.workflows.transaction_request import TransactionRequest


def tables_read(loaded: LoadedRecipe, request: TransactionRequest) -> tuple[Any, ...]:
    """Return the sources of transactions, lookups, contacts and attributes: paths, patterns, folders, tables of a database."""
    attributes, contacts = loaded.recipe.data.attributes, request.contacts
    return (
        request.transactions,
        *(lookup.source for lookup in request.lookups),
        *(() if contacts is None else (contacts.source,)),
        *(() if attributes is None else (source_table(loaded, table=attributes.table),)),
    )
