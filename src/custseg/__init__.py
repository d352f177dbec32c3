"""Find customer segments, prove that they are worth having, and place every customer the same way for years."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from custseg.errors import (
        BundleError,
        CustsegError,
        DegenerateFit,
        ParameterError,
        RecipeError,
        RejectsError,
        TableError,
        UnavailableError,
    )
    from custseg.features import build_features
    from custseg.recipes import read_recipe
    from custseg.segmentation import Segmentation
    from custseg.validation import column_influence
    from custseg.workflows.assign import assign
    from custseg.workflows.load_segmentation import load_segmentation
    from custseg.workflows.record import record
    from custseg.workflows.run_experiment import run_experiment

__version__ = "0.1.0"

_HOMES = {
    "BundleError": "custseg.errors",
    "CustsegError": "custseg.errors",
    "DegenerateFit": "custseg.errors",
    "ParameterError": "custseg.errors",
    "RecipeError": "custseg.errors",
    "RejectsError": "custseg.errors",
    "TableError": "custseg.errors",
    "UnavailableError": "custseg.errors",
    "build_features": "custseg.features",
    "read_recipe": "custseg.recipes",
    "Segmentation": "custseg.segmentation",
    "column_influence": "custseg.validation",
    "assign": "custseg.workflows.assign",
    "load_segmentation": "custseg.workflows.load_segmentation",
    "record": "custseg.workflows.record",
    "run_experiment": "custseg.workflows.run_experiment",
}

__all__ = [
    "BundleError",
    "CustsegError",
    "DegenerateFit",
    "ParameterError",
    "RecipeError",
    "RejectsError",
    "Segmentation",
    "TableError",
    "UnavailableError",
    "assign",
    "build_features",
    "column_influence",
    "load_segmentation",
    "read_recipe",
    "record",
    "run_experiment",
]


def __getattr__(name: str) -> Any:
    # `import custseg` stays light: each name is imported when it is first used.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'custseg' has no attribute '{name}'")
