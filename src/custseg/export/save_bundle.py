"""How is a bundle written: once, whole, and the same each time?"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from custseg.errors import BundleError
from custseg.export.contents import pack_contents, unpack_contents
from custseg.export.covered import check_covered
from custseg.export.document import check_fits
from custseg.export.manifest import MANIFEST_FILE, Manifest, sha256

if TYPE_CHECKING:
    from collections.abc import Mapping

    from custseg.segmentation import Segmentation


def save_bundle(
    segmentation: Segmentation,
    folder: Path | str,
    *,
    report: str,
    card: str,
    lineage: Mapping[str, str],
) -> str:
    """Write a segmentation as a bundle, and return its digest.

    It is written beside the folder and then renamed: the folder is there whole, or not at all.

    Parameters
    ----------
    segmentation
        Its every learned number stands for at least 10 customers.
    folder
        Must not exist.
    report
        The rendered report, HTML.
    card
        The rendered model card, Markdown.
    lineage
        Digests of data and recipe, the seed, the version of custseg; nothing of the run, so that the same work has the same digest.

    Returns
    -------
    digest
        SHA-256 of `manifest.json`, 64 hexadecimal digits.

    Raises
    ------
    BundleError
        When the folder exists, a number stands for fewer than 10 customers, or something cannot be stored.

    Examples
    --------
    >>> import tempfile
    >>> import numpy as np
    >>> from custseg.export import load_bundle, verify_bundle
    >>> from custseg.rules import CentroidRule
    >>> from custseg.segmentation import Column, Contract, Segment, Segmentation, Training
    >>> spend = Column(name="spend", kind="money", low=0.0, high=100.0)
    >>> segmentation = Segmentation(
    ...     name="shop",
    ...     contract=Contract(id_column="id", columns=(spend,)),
    ...     preparation=None,
    ...     rule=CentroidRule(
    ...         input_names=("spend",),
    ...         centroids=np.array([[10.0], [90.0]]),
    ...         counts=np.array([60, 40]),
    ...         variance=25.0,
    ...         limit=None,
    ...     ),
    ...     segments=(
    ...         Segment(id="s1", name="Small", n_customers=60),
    ...         Segment(id="s2", name="Large", n_customers=40),
    ...     ),
    ...     training=Training(
    ...         candidate="kmeans-2", algorithm="kmeans", parameters={}, n_customers=100, seed=1
    ...     ),
    ... )
    >>> with tempfile.TemporaryDirectory() as models:
    ...     folder = Path(models, "shop", "1")
    ...     digest = save_bundle(segmentation, folder, report="", card="", lineage={"seed": "1"})
    ...     verify_bundle(folder) == digest, load_bundle(folder).name
    (True, 'shop')
    """
    folder = Path(folder)
    _check_free(folder)
    check_covered(segmentation)
    check_fits(segmentation)
    contents = pack_contents(segmentation, report=report, card=card)
    unpack_contents(contents)  # what could not be loaded again is never published
    manifest = Manifest.of(contents, lineage=lineage).to_json()
    _write_whole(folder, {**contents, MANIFEST_FILE: manifest})
    return sha256(manifest)


def _write_whole(folder: Path, files: Mapping[str, bytes]) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # The inner folder has the permissions that folders have here; a temporary one is closed to others.
        with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as beside:
            made = Path(beside) / "bundle"
            made.mkdir()
            for name, raw in files.items():
                _write_through(made / name, raw)
            _check_free(folder)
            made.rename(folder)
            _sync_folder(folder.parent)
    except OSError as error:
        raise BundleError(
            f"The bundle '{folder}' cannot be written.", found=error.strerror
        ) from error


def _check_free(folder: Path) -> None:
    if folder.exists() or folder.is_symlink():
        raise BundleError(
            f"There is already something at '{folder}'.",
            hint="a bundle is written once and never changed: give the next version a folder of its own.",
        )


def _write_through(path: Path, raw: bytes) -> None:
    with path.open("xb") as target:
        target.write(raw)
        target.flush()
        os.fsync(target.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
