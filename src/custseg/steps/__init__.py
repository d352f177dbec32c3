"""Apply a transformation: frozen state and kernels, which are the only code that ever transforms a row."""

from custseg.steps.preparation import Preparation
from custseg.steps.step import Step

__all__ = ["Preparation", "Step"]
