"""The recipe: its schema, and its reading from TOML."""

from custseg.recipes.loaded_recipe import LoadedRecipe
from custseg.recipes.read_recipe import read_recipe
from custseg.recipes.recipe import Recipe

__all__ = ["LoadedRecipe", "Recipe", "read_recipe"]
