"""Where the stages meet: one file per job, imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from custseg.workflows.assign import assign
    from custseg.workflows.demo import demo
    from custseg.workflows.load_segmentation import load_segmentation
    from custseg.workflows.open_bundle import open_bundle
    from custseg.workflows.record import record
    from custseg.workflows.run_experiment import run_experiment

__all__ = [
    "assign",
    "demo",
    "load_segmentation",
    "open_bundle",
    "record",
    "run_experiment",
]


def __getattr__(name: str) -> Any:
    # Assigning must not import what learning needs: scikit-learn, pandas, MLflow.
    if name in __all__:
        return getattr(import_module(f"custseg.workflows.{name}"), name)
    raise AttributeError(f"module 'custseg.workflows' has no attribute '{name}'")
