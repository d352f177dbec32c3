"""What does a bundle say of itself, without being loaded?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import BundleError
from custseg.export.manifest import CARD_FILE, REPORT_FILE
from custseg.export.sealed import read_sealed

if TYPE_CHECKING:
    from pathlib import Path


def verify_bundle(folder: Path | str) -> str:
    """Return the digest of a bundle whose every file is there, alone and unaltered.

    Raises
    ------
    BundleError
        Otherwise; so do the other functions here.
    """
    return read_sealed(folder).digest


def read_lineage(folder: Path | str) -> dict[str, str]:
    """Return where a bundle comes from: digests of data and recipe, seed, version."""
    return read_sealed(folder).manifest.lineage


def read_report(folder: Path | str) -> str:
    """Return the report of a bundle, as HTML."""
    return _read_text(folder, REPORT_FILE)


def read_card(folder: Path | str) -> str:
    """Return the model card of a bundle, as Markdown."""
    return _read_text(folder, CARD_FILE)


def _read_text(folder: Path | str, name: str) -> str:
    try:
        return read_sealed(folder).contents[name].decode()
    except UnicodeDecodeError as error:
        raise BundleError(f"'{name}' in the bundle '{folder}' is no UTF-8 text.") from error
