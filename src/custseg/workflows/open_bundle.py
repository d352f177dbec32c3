"""How does a model's name lead to a bundle on this machine?"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator


@contextmanager
def open_bundle(model: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield the folder of a bundle, downloaded for as long as it is needed when it stands in MLflow.

    Parameters
    ----------
    model
        A bundle folder, or an MLflow address such as `models:/households@champion`.

    Raises
    ------
    BundleError
        When its digest is not the registered one.
    ParameterError
        When nothing is registered under the address.
    """
    if not str(model).startswith("models:/"):
        yield Path(model)
        return
    # Here and not above: a bundle folder serves on a machine without MLflow.
    from custseg.tracking import download_bundle

    with TemporaryDirectory() as folder:
        yield download_bundle(str(model), Path(folder) / "bundle")
