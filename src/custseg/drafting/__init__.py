"""Draft a recipe from a table that nobody has described."""

from custseg.drafting.draft_recipe import draft_recipe
from custseg.drafting.order_bands import order_bands
from custseg.drafting.table_place import TablePlace

__all__ = ["TablePlace", "draft_recipe", "order_bands"]
