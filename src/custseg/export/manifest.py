"""Which files are a bundle, and what do their bytes add up to?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from custseg.errors import BundleError
from custseg.export.state import check_keys
from custseg.export.strict_json import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

FORMAT = "custseg bundle"
FORMAT_VERSION = 1
MANIFEST_FILE = "manifest.json"
SEGMENTATION_FILE = "segmentation.json"
ARRAYS_FILE = "arrays.npz"
GOLDEN_FILE = "golden.parquet"
CARD_FILE = "model_card.md"
REPORT_FILE = "report.html"
CONTENT_FILES = (SEGMENTATION_FILE, ARRAYS_FILE, GOLDEN_FILE, CARD_FILE, REPORT_FILE)

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ANY_TEXT = re.compile(r".*", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What a bundle says of itself: the digest of each file, and where it comes from.

    Parameters
    ----------
    files
        SHA-256 of each content file, by name.
    lineage
        Digests of data and recipe, seed, version of custseg: given by who saves.
    """

    files: dict[str, str]
    lineage: dict[str, str]

    @classmethod
    def of(cls, contents: Mapping[str, bytes], *, lineage: Mapping[str, str]) -> Self:
        """Take the digests of contents.

        >>> Manifest.of({"model_card.md": b"# Card"}, lineage={}).files["model_card.md"][:8]
        'f7f8cb04'
        """
        return cls(
            files={name: sha256(contents[name]) for name in sorted(contents)},
            lineage=dict(sorted(lineage.items())),
        )

    @classmethod
    def from_json(cls, raw: bytes) -> Self:
        """Read it, the format's version first: a later format may look different in every other way.

        Raises
        ------
        BundleError
            When it is of another version, or not the manifest of a bundle.
        """
        data = from_json(raw, where=MANIFEST_FILE)
        found = data.get("format"), data.get("format_version")
        if found != (FORMAT, FORMAT_VERSION) or isinstance(found[1], bool):
            raise BundleError(
                f"{MANIFEST_FILE} is of a format that this version of custseg does not read.",
                found=f"{found[0]!r}, version {found[1]!r}",
                expected=f"{FORMAT!r}, version {FORMAT_VERSION}",
                hint="a newer version of custseg may read it.",
            )
        check_keys(data, ["format", "format_version", "files", "lineage"], where=MANIFEST_FILE)
        check_keys(data["files"], [*CONTENT_FILES], where=f"{MANIFEST_FILE}: files")
        _check_texts(data["files"], _SHA256, where="files")
        _check_texts(data["lineage"], _ANY_TEXT, where="lineage")
        return cls(files=data["files"], lineage=data["lineage"])

    def to_json(self) -> bytes:
        """Write it; the SHA-256 of these bytes is the bundle's digest."""
        data = {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "files": self.files,
            "lineage": self.lineage,
        }
        return to_json(data, where=MANIFEST_FILE)

    def check_contents(self, contents: Mapping[str, bytes]) -> None:
        """Refuse contents of other digests, naming every file."""
        wrong = [name for name in self.files if sha256(contents[name]) != self.files[name]]
        if wrong:
            raise BundleError(
                f"Altered since the bundle was written: {', '.join(wrong)}.",
                found="; ".join(f"SHA-256 {sha256(contents[name])}" for name in wrong),
                expected="; ".join(f"SHA-256 {self.files[name]}" for name in wrong),
                hint="fetch the bundle again from its source.",
            )


def sha256(raw: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hexadecimal digits.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(raw).hexdigest()


def _check_texts(data: object, pattern: re.Pattern[str], *, where: str) -> None:
    if not isinstance(data, dict):
        raise BundleError(f"{MANIFEST_FILE}: '{where}' is no object.", found=type(data).__name__)
    wrong = [
        name
        for name, text in data.items()
        if not (isinstance(text, str) and pattern.fullmatch(text))
    ]
    if wrong:
        raise BundleError(
            f"{MANIFEST_FILE}: '{where}' holds values that are no texts of their kind.", found=wrong
        )
