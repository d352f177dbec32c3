"""Is a folder exactly what its manifest says, byte for byte?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from custseg.errors import BundleError
from custseg.export.manifest import CONTENT_FILES, MANIFEST_FILE, Manifest, sha256

MAX_BYTES = 64 << 20  # of one file: a bundle is some hundred kilobytes


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """The bytes of a bundle, read once and found to be those of its manifest.

    Parameters
    ----------
    digest
        SHA-256 of `manifest.json`: the bundle's identity.
    manifest
        What it says.
    contents
        The bytes of each other file, by name. What is parsed later is these, not the files: they may change meanwhile.
    """

    digest: str
    manifest: Manifest
    contents: dict[str, bytes]


def read_sealed(folder: Path | str) -> Sealed:
    """Read every file of a bundle and compare it with the manifest, before anything else is parsed.

    Raises
    ------
    BundleError
        When a file is missing, extra, altered, a link, or too large, or the format is unknown.
    """
    folder = Path(folder)
    try:
        _check_entries(folder)
        raw = (folder / MANIFEST_FILE).read_bytes()
        manifest = Manifest.from_json(raw)
        contents = {name: (folder / name).read_bytes() for name in CONTENT_FILES}
    except OSError as error:
        raise BundleError(
            f"The bundle '{folder}' cannot be read.",
            found=error.strerror,
            hint="give the folder that holds manifest.json.",
        ) from error
    manifest.check_contents(contents)
    return Sealed(digest=sha256(raw), manifest=manifest, contents=contents)


def _check_entries(folder: Path) -> None:
    expected = {MANIFEST_FILE, *CONTENT_FILES}
    entries = {entry.name: entry for entry in folder.iterdir()}
    if set(entries) != expected:
        raise BundleError(
            f"The folder '{folder}' is not a bundle.",
            found=f"missing {sorted(expected - set(entries))}, extra {sorted(set(entries) - expected)}",
            expected=sorted(expected),
            hint="a bundle is immutable: keep notes elsewhere, and fetch it again from its source.",
        )
    odd = [
        name
        for name, entry in entries.items()
        if entry.is_symlink() or not entry.is_file() or entry.stat().st_size > MAX_BYTES
    ]
    if odd:
        raise BundleError(
            f"The bundle '{folder}' holds links, folders, or files that are too large.",
            found=sorted(odd),
            expected=f"regular files of at most {MAX_BYTES:,} bytes",
        )
