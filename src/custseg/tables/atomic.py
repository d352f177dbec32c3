"""How is a file either absent or whole, whatever happens?"""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from custseg.errors import TableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def open_atomically(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside `path` that takes its place on success and is removed on any exception.

    Missing folders are made. A process killed midway leaves the old file, if any, and a hidden
    `.NAME.xxxxxxxx.partial` beside it.

    Raises
    ------
    TableError
        When the file cannot be made there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "report.html")
    ...     with open_atomically(path) as file:
    ...         _ = file.write(b"<html>")
    ...         is_there_early = path.exists()
    ...     is_there_early, path.read_bytes()
    (False, b'<html>')
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.partial")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = partial.open("xb")
    try:
        yield file
        with writing(path):
            file.flush()
            os.fsync(file.fileno())
            file.close()
            partial.replace(path)
            _sync_folder(path.parent)
    finally:
        with suppress(OSError):  # closing tries once more to write what found no room
            file.close()
        partial.unlink(missing_ok=True)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system says of a full disk or a forbidden folder into a `TableError`."""
    try:
        yield
    except OSError as error:
        raise TableError(
            f"{path} cannot be written.",
            found=error.strerror or str(error),
            hint="choose a folder that may be written and has room.",
        ) from error


def _sync_folder(folder: Path) -> None:
    # The new name survives a power cut only when the folder is on disk too.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
