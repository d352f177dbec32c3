"""Where the stages meet: one file per job."""

from custseg.workflows.run_experiment import run_experiment

__all__ = ["run_experiment"]
