"""Where the stages meet: one file per job.

Here are the jobs that serve. Those that learn (`run_experiment`, `record`, `demo`) are imported from their own files: assigning
must not import what they need, scikit-learn, pandas and MLflow.
"""

from custseg.workflows.assign import assign
from custseg.workflows.load_segmentation import load_segmentation
from custseg.workflows.open_bundle import open_bundle

__all__ = ["assign", "load_segmentation", "open_bundle"]
