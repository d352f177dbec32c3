"""How does a bundle become a segmentation again, with nothing executed from it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.errors import BundleError, CustsegError
from custseg.export.contents import unpack_contents
from custseg.export.sealed import read_sealed

if TYPE_CHECKING:
    from pathlib import Path

    from custseg.segmentation import Segmentation


def load_bundle(folder: Path | str) -> Segmentation:
    """Return the segmentation of a bundle that is unaltered, and computes here as where it was written.

    `save_bundle` has an example.

    Raises
    ------
    BundleError
        When anything in the folder is unknown, altered, extra or missing, or this machine computes differently.
    """
    contents = read_sealed(folder).contents
    try:
        return unpack_contents(contents)
    except CustsegError as error:
        raise BundleError(
            f"The bundle '{folder}' is refused. {error.what}",
            found=error.found,
            expected=error.expected,
            hint=error.hint,
        ) from error
