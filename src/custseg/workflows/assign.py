"""How are the customers of a file assigned?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from custseg.assignment import assign_file
from custseg.workflows.load_segmentation import load_segmentation

if TYPE_CHECKING:
    import os

    from custseg.assignment import Assigned


def assign(
    model: str | os.PathLike[str], source: str | os.PathLike[str], output: str | os.PathLike[str]
) -> Assigned:
    """Place each customer of a file in a segment of a model, batch by batch.

    Parameters
    ----------
    model
        A bundle folder, or an MLflow address.
    source, output
        Parquet or CSV files, by their suffix. Rows that break the contract go to a rejects file beside the output.
    """
    return assign_file(load_segmentation(model), Path(source), Path(output))
