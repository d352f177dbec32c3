"""The bundle: write, verify, read."""

from custseg.export.load_bundle import load_bundle
from custseg.export.read_bundle import read_card, read_lineage, read_report, verify_bundle
from custseg.export.save_bundle import save_bundle

__all__ = [
    "load_bundle",
    "read_card",
    "read_lineage",
    "read_report",
    "save_bundle",
    "verify_bundle",
]
