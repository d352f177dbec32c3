"""Runs and registry: the only folder that knows MLflow, which is imported when it is first used."""

from custseg.tracking.dataset_facts import DatasetFacts
from custseg.tracking.download import download_bundle
from custseg.tracking.registry import Registered, register_bundle
from custseg.tracking.run_record import RunRecord
from custseg.tracking.runs import RunIds, log_runs
from custseg.tracking.settings import store_uri

__all__ = [
    "DatasetFacts",
    "Registered",
    "RunIds",
    "RunRecord",
    "download_bundle",
    "log_runs",
    "register_bundle",
    "store_uri",
]
