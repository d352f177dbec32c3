from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from custseg.errors import BundleError
from custseg.export.manifest import CONTENT_FILES, MANIFEST_FILE, sha256
from custseg.export.sealed import MAX_BYTES, read_sealed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_bytes_are_those_of_the_files(bundle: Path) -> None:
    """The digest is the manifest's, and every other file is there."""
    sealed = read_sealed(bundle)

    assert sealed.digest == sha256((bundle / MANIFEST_FILE).read_bytes())
    assert sealed.contents == {name: (bundle / name).read_bytes() for name in CONTENT_FILES}


@pytest.mark.parametrize("name", CONTENT_FILES)
def test_one_flipped_bit_is_noticed(bundle: Path, name: str) -> None:
    """In each file, wherever it is."""
    raw = bytearray((bundle / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (bundle / name).write_bytes(raw)

    with pytest.raises(BundleError, match=f"Altered since the bundle was written: {name}"):
        read_sealed(bundle)


def test_a_flipped_bit_in_the_manifest_is_noticed(bundle: Path) -> None:
    """A digest in it no longer fits its file."""
    manifest = bundle / MANIFEST_FILE
    digest = sha256((bundle / "report.html").read_bytes())
    altered = ("0" if digest[0] != "0" else "1") + digest[1:]
    manifest.write_text(manifest.read_text().replace(digest, altered))

    with pytest.raises(BundleError, match=r"Altered since the bundle was written: report\.html"):
        read_sealed(bundle)


@pytest.mark.parametrize("name", [MANIFEST_FILE, *CONTENT_FILES])
def test_a_missing_file_is_named(bundle: Path, name: str) -> None:
    """Each of the six must be there."""
    (bundle / name).unlink()

    with pytest.raises(BundleError, match="is not a bundle") as caught:
        read_sealed(bundle)

    assert caught.value.found == f"missing ['{name}'], extra []"


@pytest.mark.parametrize("name", ["notes.txt", ".DS_Store", "model.pkl"])
def test_an_extra_file_is_named(bundle: Path, name: str) -> None:
    """Nothing else may be there, hidden or not."""
    (bundle / name).write_text("hello")

    with pytest.raises(BundleError, match="is not a bundle") as caught:
        read_sealed(bundle)

    assert caught.value.found == f"missing [], extra ['{name}']"


def test_a_link_is_refused(bundle: Path, tmp_path: Path) -> None:
    """Also where it leads to the very same bytes."""
    (bundle / "report.html").rename(tmp_path / "report.html")
    (bundle / "report.html").symlink_to(tmp_path / "report.html")

    with pytest.raises(BundleError, match="holds links"):
        read_sealed(bundle)


def test_a_folder_or_a_pipe_in_place_of_a_file_is_refused(bundle: Path) -> None:
    """Nothing waits for a pipe that nobody writes to."""
    for name, make in (("report.html", os.mkdir), ("model_card.md", os.mkfifo)):
        (bundle / name).unlink()
        make(bundle / name)

    with pytest.raises(BundleError, match="holds links, folders") as caught:
        read_sealed(bundle)

    assert caught.value.found == ["model_card.md", "report.html"]


def test_a_file_that_is_too_large_is_refused(bundle: Path) -> None:
    """It is not read at all."""
    with (bundle / "segmentation.json").open("r+b") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(BundleError, match="too large"):
        read_sealed(bundle)


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    """A missing folder, and a file, give a clear error."""
    (tmp_path / "file").write_text("x")

    for path in (tmp_path / "nothing", tmp_path / "file"):
        with pytest.raises(BundleError, match="cannot be read"):
            read_sealed(path)


def test_the_folder_itself_may_be_a_link(bundle: Path, tmp_path: Path) -> None:
    """`latest` may lead to a version."""
    (tmp_path / "latest").symlink_to(bundle)

    assert read_sealed(tmp_path / "latest").digest == read_sealed(bundle).digest
