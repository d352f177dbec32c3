"""How does a segmentation come back to serve?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.export import load_bundle
from custseg.workflows.open_bundle import open_bundle

if TYPE_CHECKING:
    import os

    from custseg.segmentation import Segmentation


def load_segmentation(model: str | os.PathLike[str]) -> Segmentation:
    """Load a segmentation, after every file of its bundle was verified; nothing in it is executed.

    Parameters
    ----------
    model
        A bundle folder (`models/households/1`), or an MLflow address (`models:/households@champion`).

    Raises
    ------
    BundleError
        When the bundle is missing, altered, unknown, or computes differently on this machine.
    """
    with open_bundle(model) as folder:
        return load_bundle(folder)
