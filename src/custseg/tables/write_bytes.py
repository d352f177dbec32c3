"""How are bytes and texts written so that no half file is ever seen?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from custseg.tables.atomic import open_atomically, writing

if TYPE_CHECKING:
    from pathlib import Path


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all.

    Raises
    ------
    TableError
        When it cannot be written there.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_bytes(Path(folder, "model_card.md"), b"# Households")
    ...     Path(folder, "model_card.md").read_text()
    '# Households'
    """
    with open_atomically(path) as file, writing(path):
        file.write(data)
